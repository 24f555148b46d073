package boxoffice.notices;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.House;
import boxoffice.bookings.MakeHandOver.MakeOutcome;
import boxoffice.bookings.OpenHandOver.OpenRequest;
import boxoffice.bookings.OpenOutcome;
import boxoffice.bookings.RequestKey;
import boxoffice.bookings.Serials;
import java.util.List;

/** Hands tickets on, from link to receiver. */
public final class HandOvers {

  private HandOvers() {}

  public static void handOn(House house, String giver, String receiver, Integer... serials) {
    var event = house.event();
    var made =
        house
            .app
            .makeHandOver()
            .make(
                house.booking(giver),
                Serials.of(List.of(serials)),
                RequestKey.of("link " + house.now(), ""),
                event.details().startsAt());
    var link = ((MakeOutcome.Made) made).handOver();

    var opened =
        house
            .app
            .openHandOver()
            .open(new OpenRequest(receiver, link, event.shards(), true, true, false));

    assertThat(opened).isInstanceOf(OpenOutcome.Opened.class);
  }
}
