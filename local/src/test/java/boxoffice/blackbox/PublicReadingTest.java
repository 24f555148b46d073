package boxoffice.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What everybody may read of events, and what they may not. */
class PublicReadingTest {

  private static final Api API = Api.shared();
  private static final String SHARED = "public, max-age=0, s-maxage=1";

  private final Person organizer = Person.registered(API);

  @Test
  void everybody_gets_the_same_bytes() {
    var eventId = organizer.publishes(10);
    var event = Call.get("/events/" + eventId);

    var bytes = API.send(event).body();

    assertThat(bytes).doesNotContain("role", organizer.userId());
    assertThat(
            List.of(
                organizer.send(event).body(),
                Person.registered(API).send(event).body(),
                API.send(event.token("forged")).body()))
        .containsOnly(bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/events?limit=1", "/events/"})
  void caches_may_keep_it_for_a_second(String path) {
    var eventId = organizer.publishes(10);
    var answer = API.send(Call.get(path.endsWith("/") ? path + eventId : path));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Cache-Control")).isEqualTo(SHARED);
    assertThat(answer.header("ETag")).matches("\"[0-9a-f]{32}\"");
  }

  @Test
  void who_has_it_gets_no_body() {
    var eventId = organizer.publishes(10);
    var event = Call.get("/events/" + eventId);
    var tag = API.send(event).header("ETag");

    var again = API.send(event.header("If-None-Match", "\"x\", W/" + tag));
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(again.header("ETag")).isEqualTo(tag);
    assertThat(again.header("Cache-Control")).isEqualTo(SHARED);

    assertThat(Person.registered(API).books(eventId, 1).status()).isEqualTo(201);
    var sold = API.send(event.header("If-None-Match", tag));
    assertThat(sold.status()).isEqualTo(200);
    assertThat(sold.number("availableTickets")).isEqualTo(9);
    assertThat(sold.header("ETag")).isNotEqualTo(tag);
  }

  @Test
  void a_draft_is_for_those_who_run_it() {
    var eventId = organizer.drafts(10);

    for (var nobodys : List.of(organizer, Person.registered(API))) {
      var draft = nobodys.get("/events/" + eventId);
      assertThat(draft.problem()).isEqualTo("not-found");
      assertThat(draft.header("Cache-Control")).isEqualTo("no-store");
    }
    var mine = organizer.get("/events/mine/" + eventId);
    assertThat(mine.text("state")).isEqualTo("DRAFTED");
    assertThat(mine.text("role")).isEqualTo("ORGANIZER");
    assertThat(mine.header("Cache-Control")).isEqualTo("no-store");
    assertThat(Person.registered(API).get("/events/mine/" + eventId).problem())
        .isEqualTo("not-found");
    assertThat(API.send(Call.get("/events/mine/" + eventId)).status()).isEqualTo(401);
  }

  @Test
  void a_problem_is_never_kept() {
    var answers =
        List.of(
            API.send(Call.get("/events/" + "0".repeat(32))),
            API.send(Call.get("/events?limit=0")),
            API.withoutKey().send(Call.get("/events")));

    assertThat(answers).extracting(Answer::status).containsExactly(404, 400, 403);
    assertThat(answers)
        .extracting(answer -> answer.header("Cache-Control"))
        .containsOnly("no-store");
  }

  @Test
  void what_people_have_is_never_kept() {
    var guest = Person.registered(API);
    var booking = guest.books(organizer.publishes(10), 1);

    assertThat(
            List.of(
                booking,
                guest.sees(booking.text("bookingId")),
                guest.get("/bookings"),
                guest.get("/account"),
                organizer.get("/events/mine"),
                organizer.send(Call.post("/events", Map.of()))))
        .extracting(answer -> answer.header("Cache-Control"))
        .containsOnly("no-store");
  }
}
