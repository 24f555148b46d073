package boxoffice.notices;

import boxoffice.events.AnnouncedEvent;
import boxoffice.events.EventStore;
import boxoffice.http.Json;
import boxoffice.messaging.Queue;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Finds the events that start within a day, and asks for a reminder to their guests. An event is
 * found again in each run until all of its guests were reminded of its start.
 */
public final class RemindGuests {

  private final EventStore events;
  private final Queue news;
  private final InstantSource clock;

  /**
   * @param news takes the events, for {@link TellGuests}
   */
  public RemindGuests(EventStore events, Queue news, InstantSource clock) {
    this.events = events;
    this.news = news;
    this.clock = clock;
  }

  /**
   * Asks for the reminders that are due.
   *
   * @return how many events could not be asked for; the next run does
   */
  int remind() {
    var now = clock.instant();
    var due =
        events.withSeats(now, now.plus(TellGuests.REMINDED_BEFORE)).stream()
            .map(events::findAnnounced)
            .flatMap(Optional::stream)
            .filter(AnnouncedEvent::needsReminder)
            .map(announced -> News.reminder(announced.event()))
            .toList();
    return news.send(due, Json::write).size();
  }
}
