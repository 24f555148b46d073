package boxoffice.bookings;

import static boxoffice.events.PublishedEvents.EVENT_ID;
import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.House;
import boxoffice.http.Caller;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a request asks for where no seat is left. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class BookPolicyTest {

  private final House house = House.of(1);
  private final BookHandler book = new BookHandler(house.bookTickets(), new Random(1));

  BookPolicyTest() {
    house.book("ada", 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"quantity\": 1}", "{\"quantity\": 1, \"onSoldOut\": \"reject\"}"})
  void nobody_waits_who_did_not_ask_to(String body) {
    assertThat(book(body).problem()).isEqualTo("sold-out");
  }

  @Test
  void who_asks_to_wait_waits() {
    assertThat(book("{\"quantity\": 1, \"onSoldOut\": \"waitlist\"}").status()).isEqualTo(202);
  }

  private Caller.Reply book(String body) {
    return Caller.user("bob")
        .post("/events/x/bookings", body)
        .parameter("eventId", EVENT_ID)
        .to(book);
  }
}
