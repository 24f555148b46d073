package boxoffice.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Requests that are repeated with the same {@code Idempotency-Key}. */
class IdempotencyKeyTest {

  private final Api api = Api.shared();
  private final Person person = Person.registered(api);
  private final String key = UUID.randomUUID().toString();

  @Test
  void a_repeated_creation_returns_the_same_event() {
    var create = Call.post("/events", Person.event(10)).idempotencyKey(key);

    var first = person.send(create);
    var second = person.send(create);

    assertThat(first.status()).isEqualTo(201);
    assertThat(second.status()).isEqualTo(201);
    assertThat(second.json()).isEqualTo(first.json());
    assertThat(second.header("Location")).isEqualTo(first.header("Location"));
    assertThat(person.get("/events/mine").json().path("items")).hasSize(1);
  }

  @Test
  void a_creation_with_the_key_of_another_is_refused() {
    person.send(Call.post("/events", Person.event(10)).idempotencyKey(key));

    var other = person.send(Call.post("/events", Person.event(11)).idempotencyKey(key));

    assertThat(other.status()).isEqualTo(422);
    assertThat(other.problem()).isEqualTo("idempotency-key-reused");
  }

  @Test
  void a_repeat_after_the_start_returns_the_same_event() {
    var event = Person.event(10);
    var lead = 1;
    Instant start;
    Call create;
    Answer first;
    do {
      // On a slow machine, a request may arrive after a start that is so near.
      lead *= 2;
      start = Instant.now().plusSeconds(lead);
      event.put("startsAt", start.toString());
      create = Call.post("/events", event).idempotencyKey(key);
      first = person.send(create);
    } while (first.status() == 400 && lead < 30);
    Await.until(Instant::now, start::isBefore);

    var second = person.send(create);

    assertThat(first.status()).isEqualTo(201);
    assertThat(second.status()).isEqualTo(201);
    assertThat(second.json()).isEqualTo(first.json());
    assertThat(person.send(Call.post("/events", event)).status()).isEqualTo(400);
  }

  @Test
  void a_key_belongs_to_one_organizer() {
    var create = Call.post("/events", Person.event(10)).idempotencyKey(key);

    var mine = person.send(create);
    var theirs = Person.registered(api).send(create);

    assertThat(theirs.status()).isEqualTo(201);
    assertThat(theirs.text("eventId")).isNotEqualTo(mine.text("eventId"));
  }

  @Test
  void concurrent_creations_with_one_key_make_one_event() {
    var create = Call.post("/events", Person.event(10)).idempotencyKey(key);

    var answers = Crowd.of(8, _ -> person.send(create));

    assertThat(answers).extracting(Answer::status).contains(201).isSubsetOf(201, 409);
    assertThat(answers)
        .filteredOn(answer -> answer.status() == 409)
        .extracting(Answer::problem)
        .allMatch("in-progress"::equals);
    assertThat(person.get("/events/mine").json().path("items")).hasSize(1);
  }

  @Test
  void a_repeated_booking_returns_the_same_booking() {
    var book = book(person.publishes(10), 2);

    var first = person.send(book);
    var second = person.send(book);

    assertThat(first.status()).isEqualTo(201);
    assertThat(second.status()).isEqualTo(201);
    assertThat(second.json()).isEqualTo(first.json());
  }

  @Test
  void a_marked_repeat_returns_the_same_booking() {
    var book = book(person.publishes(10), 2);

    var first = person.send(book);
    var second = person.send(book.header("Idempotency-Repeat", "true"));

    assertThat(second.status()).isEqualTo(201);
    assertThat(second.json()).isEqualTo(first.json());
  }

  @Test
  void a_marked_repeat_that_is_refused_leaves_nothing() {
    var eventId = person.publishes(1);
    Person.registered(api).books(eventId, 1);
    var guest = Person.registered(api);

    var refused = guest.send(book(eventId, 1).header("Idempotency-Repeat", "true"));

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.problem()).isEqualTo("sold-out");
    assertThat(guest.get("/bookings").json().path("items")).isEmpty();
    assertThat(person.get("/events/%s/bookings".formatted(eventId)).json().path("items"))
        .hasSize(1);
  }

  @Test
  void a_mark_is_true_or_absent() {
    var marked = book(person.publishes(10), 2).header("Idempotency-Repeat", "yes");

    var answer = person.send(marked);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("errors").path(0).path("field").asText())
        .isEqualTo("Idempotency-Repeat");
  }

  @Test
  void a_booking_with_the_key_of_another_is_refused() {
    var eventId = person.publishes(10);
    person.send(book(eventId, 2));

    var other = person.send(book(eventId, 3));

    assertThat(other.status()).isEqualTo(422);
    assertThat(other.problem()).isEqualTo("idempotency-key-reused");
  }

  @Test
  void a_repeat_after_cancellation_does_not_book_again() {
    var book = book(person.publishes(10), 2);
    var bookingId = person.send(book).text("bookingId");
    person.cancels(bookingId);

    var repeated = person.send(book);

    assertThat(repeated.status()).isEqualTo(409);
    assertThat(repeated.problem()).isEqualTo("booking-cancelled");
    assertThat(person.sees(bookingId).text("state")).isEqualTo("CANCELLED");
  }

  private Call book(String eventId, int quantity) {
    return Call.post("/events/" + eventId + "/bookings", Map.of("quantity", quantity))
        .idempotencyKey(key);
  }
}
