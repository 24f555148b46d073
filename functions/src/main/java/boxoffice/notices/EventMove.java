package boxoffice.notices;

import boxoffice.notices.DomainEvent.OfEvent;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A domain event of an event that has changed, as EventBridge delivers it, and how far its guests
 * have been told.
 *
 * @param type the {@code detail-type}
 * @param detail the change
 * @param after the id of the booking behind which guests are still to be told; null for all
 */
record EventMove(@JsonProperty("detail-type") String type, OfEvent detail, @Nullable String after) {

  EventMove goingOnAfter(String bookingId) {
    return new EventMove(type, detail, bookingId);
  }
}
