package boxoffice.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who runs an event besides its organizer: invitations, stewards, co-organizers, the log. */
class PeopleTest {

  private final Api api = Api.shared();
  private final Person organizer = Person.registered(api);

  @Test
  void a_steward_works_at_the_door_and_nowhere_else() {
    var eventId = organizer.publishes(Person.eventTonight(10));
    var guest = Person.registered(api);
    var ticket = code(guest.books(eventId, 1));
    var steward = Person.registered(api, "Stew");
    joins(steward, eventId, "STEWARD");

    assertThat(
            Await.until(() -> checksIn(steward, eventId, ticket), answer -> answer.status() == 200)
                .text("name"))
        .isEqualTo("Someone");
    assertThat(steward.get("/events/" + eventId + "/bookings").status()).isEqualTo(200);
    assertThat(steward.get("/events/mine/" + eventId).text("role")).isEqualTo("STEWARD");
    assertThat(steward.get("/events/mine").json().path("items"))
        .singleElement()
        .returns(eventId, event -> event.path("eventId").asText());
    assertThat(everythingElse(steward, eventId)).extracting(Answer::status).containsOnly(403);
    assertThat(organizer.get("/events/" + eventId).text("state")).isEqualTo("PUBLISHED");
  }

  private static List<Answer> everythingElse(Person steward, String eventId) {
    var event = "/events/" + eventId;
    return Stream.of(
            Call.patch(event, Map.of("name", "Mine")),
            Call.post(event + "/publish"),
            Call.post(event + "/cancel"),
            Call.post(event + "/messages", Map.of("subject", "a", "text", "b")),
            Call.get(event + "/notices"),
            Call.get(event + "/bookings").header("Accept", "text/csv"),
            Call.get(event + "/members"),
            Call.get(event + "/log"),
            Call.post(event + "/invitations", Map.of("role", "STEWARD")),
            Call.delete(event + "/invitations/" + "f".repeat(32)),
            Call.delete(event + "/members/" + "f".repeat(32)))
        .map(steward::send)
        .toList();
  }

  @Test
  void a_removed_steward_loses_the_door_within_seconds() {
    var eventId = organizer.publishes(Person.eventTonight(10));
    var ticket = code(Person.registered(api).books(eventId, 1));
    var steward = Person.registered(api, "Stew");
    var code = joins(steward, eventId, "STEWARD");
    Await.until(() -> checksIn(steward, eventId, ticket), answer -> answer.status() == 200);
    var member = organizer.get("/events/" + eventId + "/members").json().path("members").path(0);
    assertThat(member.path("name").asText()).isEqualTo("Stew");

    var removal =
        Call.delete("/events/" + eventId + "/members/" + member.path("memberId").asText());
    assertThat(organizer.send(removal).status()).isEqualTo(204);
    assertThat(organizer.send(removal).status()).isEqualTo(204);

    Await.until(() -> checksIn(steward, eventId, ticket), answer -> answer.status() == 403);
    assertThat(steward.get("/events/" + eventId + "/bookings").status()).isEqualTo(403);
    assertThat(steward.get("/events/mine/" + eventId).problem()).isEqualTo("not-found");
    assertThat(steward.send(Call.post("/invitations/" + code)).problem())
        .isEqualTo("invitation-used");
  }

  @Test
  void twenty_at_once_accept_an_invitation_one_joins() {
    var eventId = organizer.publishes(10);
    var code = invites(eventId, "CO_ORGANIZER").text("code");
    var people = Crowd.of(20, _ -> Person.registered(api));

    var accept = Call.post("/invitations/" + code);
    var answers = Crowd.of(20, i -> people.get(i).insists(accept));

    assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> answer.status() != 200)
        .extracting(Answer::problem)
        .containsOnly("invitation-used");
    assertThat(organizer.get("/events/" + eventId + "/members").json().path("members")).hasSize(1);
    var member =
        people.stream()
            .filter(person -> person.send(accept).status() == 200)
            .findFirst()
            .orElseThrow();
    var renamed = member.send(Call.patch("/events/" + eventId, Map.of("name", "Second night")));
    assertThat(renamed.text("role")).isEqualTo("CO_ORGANIZER");
    assertThat(member.send(Call.post("/events/" + eventId + "/cancel")).status()).isEqualTo(403);
    assertThat(member.get("/events/" + eventId + "/log").json().path("items"))
        .extracting(item -> item.path("action").asText())
        .containsExactly("CHANGED", "JOINED", "INVITED", "PUBLISHED", "CREATED");
  }

  @Test
  void an_invitation_is_repeated_and_withdrawn() {
    var eventId = organizer.publishes(10);
    var invited = invites(eventId, "STEWARD");

    assertThat(invites(eventId, "STEWARD").json()).isEqualTo(invited.json());
    var offer = Person.registered(api).get("/invitations/" + invited.text("code"));
    assertThat(offer.text("eventName")).isEqualTo("First night");
    assertThat(
            organizer
                .send(
                    Call.delete(
                        "/events/" + eventId + "/invitations/" + invited.text("invitationId")))
                .status())
        .isEqualTo(204);
    assertThat(
            Person.registered(api).send(Call.post("/invitations/" + invited.text("code"))).status())
        .isEqualTo(404);
  }

  private Answer invites(String eventId, String role) {
    return organizer.send(
        Call.post("/events/" + eventId + "/invitations", Map.of("role", role))
            .idempotencyKey("invite-1"));
  }

  private String joins(Person person, String eventId, String role) {
    var code = invites(eventId, role).text("code");
    var joined = person.send(Call.post("/invitations/" + code));
    assertThat(joined.text("role")).isEqualTo(role);
    assertThat(person.send(Call.post("/invitations/" + code)).json()).isEqualTo(joined.json());
    return code;
  }

  private static String code(Answer booking) {
    return booking.json().path("tickets").path(0).path("code").asText();
  }

  private static Answer checksIn(Person steward, String eventId, String ticketCode) {
    return steward.send(
        Call.post("/events/" + eventId + "/check-ins", Map.of("ticketCode", ticketCode))
            .idempotencyKey("door"));
  }
}
