package boxoffice.bookings;

import static boxoffice.events.PublishedEvents.EVENT_ID;
import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.dynamodb.Attributes;
import boxoffice.dynamodb.Keys;
import boxoffice.http.Caller;
import boxoffice.http.Caller.Reply;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ListEventBookingsHandlerTest {

  private static final Caller ORGANIZER = Caller.user("organizer");

  @Test
  void shows_who_booked_and_waits_and_cancelled() {
    var house = House.of(2);
    house.table().put(profile("ada", "Ada Lovelace"));
    house.book("ada", 2);
    house.join("bob", 1);
    house.join("cec", 1);
    house.cancel("cec");

    var reply = list(house, ORGANIZER);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body().has("cursor")).isFalse();
    assertThat(reply.body().path("items"))
        .extracting(item -> text(item, "name", "state", "quantity"))
        .containsExactlyInAnyOrder(
            List.of("Ada Lovelace", "CONFIRMED", "2"),
            List.of("", "WAITLISTED", "1"),
            List.of("", "CANCELLED", "1"));
    var ada = item(reply, "ada");
    assertThat(ada.path("bookingId").asText()).isEqualTo(Booking.id(EVENT_ID, "ada"));
    assertThat(ada.path("updatedAt").asText())
        .isEqualTo(house.booking("ada").history().getLast().at().toString());
    assertThat(item(reply, "bob").has("name")).isFalse();
  }

  @Test
  void walks_all_parts_of_the_index_page_by_page() {
    var house = House.of(512);
    IntStream.range(0, 12).forEach(i -> house.book("user" + i, 1));
    var seen = new ArrayList<String>();
    var call = call(ORGANIZER).query("limit", "5");
    var pages = 0;
    for (String cursor = ""; cursor != null; pages++) {
      var reply = call.to(handler(house));
      reply.body().path("items").forEach(item -> seen.add(item.path("userId").asText()));
      assertThat(reply.body().path("items")).hasSizeLessThanOrEqualTo(5);
      cursor = reply.body().path("cursor").asText(null);
      call = call(ORGANIZER).query("limit", "5").query("cursor", cursor);
    }

    assertThat(pages).isEqualTo(3);
    assertThat(seen)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 12).mapToObj(i -> "user" + i).toList());
  }

  @Test
  void is_for_the_organizer_and_admins() {
    var house = House.of(2);

    assertThat(list(house, Caller.user("eve")))
        .returns(403, Reply::status)
        .returns("forbidden", Reply::problem);
    assertThat(list(house, Caller.nobody()).status()).isEqualTo(401);
    assertThat(list(house, Caller.admin("eve")).status()).isEqualTo(200);
    assertThat(
            ORGANIZER
                .get("/events/x/bookings")
                .parameter("eventId", "f".repeat(32))
                .to(handler(house)))
        .returns(404, Reply::status)
        .returns("not-found", Reply::problem);
  }

  @Test
  void refuses_what_it_does_not_know() {
    var house = House.of(2);

    for (var query : List.of(List.of("cursor", "x"), List.of("limit", "101"), List.of("q", "1"))) {
      assertThat(
              call(ORGANIZER).query(query.getFirst(), query.getLast()).to(handler(house)).errors())
          .containsOnlyKeys(query.getFirst());
    }
  }

  private static Reply list(House house, Caller caller) {
    return call(caller).to(handler(house));
  }

  private static Caller.Call call(Caller caller) {
    return caller.get("/events/" + EVENT_ID + "/bookings").parameter("eventId", EVENT_ID);
  }

  private static ListEventBookingsHandler handler(House house) {
    return new ListEventBookingsHandler(house.listEventBookings());
  }

  private static JsonNode item(Reply reply, String user) {
    return reply
        .body()
        .path("items")
        .valueStream()
        .filter(item -> item.path("userId").asText().equals(user))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> text(JsonNode item, String... fields) {
    return List.of(fields).stream().map(field -> item.path(field).asText()).toList();
  }

  private static java.util.Map<
          String, software.amazon.awssdk.services.dynamodb.model.AttributeValue>
      profile(String user, String name) {
    var key = Keys.profile(user);
    return Attributes.of("PK", key.partition(), "SK", key.sort(), "type", "PROFILE", "name", name);
  }
}
