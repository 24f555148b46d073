package boxoffice.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.local.Target.Sight;
import boxoffice.local.table.DynamoDb;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What people get of their own data, and how it goes. */
class PersonalDataTest {

  private static final JsonMapper JSON = new JsonMapper();

  private final Api api = Api.shared();
  private final Person organizer = Person.registered(api);

  @Test
  void an_export_has_all_that_the_api_shows() {
    var guest = Person.registered(api, "Ada Lovelace");
    var eventId = organizer.publishes(3);
    var booked = guest.books(eventId, 2).text("bookingId");
    var left = guest.books(organizer.publishes(3), 1).text("bookingId");
    guest.cancels(left);
    var drafted = guest.drafts(5);

    var export =
        Await.until(
            () -> guest.get("/account/export"), answer -> answer.json().path("events").size() == 1);

    assertThat(export.json().path("account").path("createdAt").asText()).isNotEmpty();
    var account = guest.get("/account").json();
    account
        .properties()
        .forEach(
            member ->
                assertThat(export.json().path("account").path(member.getKey()))
                    .isEqualTo(member.getValue()));
    assertThat(export.json().path("bookings"))
        .containsExactlyInAnyOrder(guest.sees(booked).json(), guest.sees(left).json());
    assertThat(export.json().path("events"))
        .containsExactly(guest.get("/events/mine/" + drafted).json());
    assertThat(export.json().has("cursor")).isFalse();
  }

  @Test
  void an_export_is_of_nobody_else() {
    var guest = Person.registered(api);
    var eventId = organizer.publishes(3);
    guest.books(eventId, 2);

    var export = organizer.get("/account/export");

    assertThat(export.json().path("bookings")).isEmpty();
    assertThat(export.body()).doesNotContain(guest.userId(), guest.email());
    assertThat(organizer.get("/account/export?cursor=QUJD").problem()).isEqualTo("invalid-request");
    assertThat(api.send(Call.get("/account/export")).status()).isEqualTo(401);
  }

  @Test
  void an_organizer_with_events_to_come_stays() {
    organizer.publishes(3);

    assertThat(deletes(organizer, organizer.password()).problem()).isEqualTo("events-to-come");

    assertThat(refreshes(organizer).status()).isEqualTo(200);
  }

  @Test
  void a_wrong_password_deletes_nothing() {
    var guest = Person.registered(api);

    assertThat(deletes(guest, Person.newPassword()).problem()).isEqualTo("wrong-password");

    assertThat(refreshes(guest).status()).isEqualTo(200);
    assertThat(logsIn(guest).status()).isEqualTo(200);
  }

  @Test
  void a_deletion_ends_every_session_at_once() {
    api.system().mustShow(Sight.ENDED_SESSIONS);
    var guest = Person.registered(api);
    var elsewhere = logsIn(guest);

    assertThat(deletes(guest, guest.password()).status()).isEqualTo(202);

    assertThat(refreshes(guest).problem()).isEqualTo("wrong-credentials");
    assertThat(
            api.send(
                    Call.post(
                        "/auth/refresh", Map.of("refreshToken", elsewhere.text("refreshToken"))))
                .problem())
        .isEqualTo("wrong-credentials");
    assertThat(logsIn(guest).problem()).isEqualTo("wrong-credentials");
    // The access token is good for a while: a repeat is answered alike, whatever the password.
    assertThat(deletes(guest, guest.password()).status()).isEqualTo(202);
    assertThat(deletes(guest, Person.newPassword()).status()).isEqualTo(202);
  }

  @Test
  void a_deleted_person_leaves_no_name() throws Exception {
    api.system().mustShow(Sight.LOCAL_PARTS);
    var guest = Person.registered(api, "Ada Lovelace the second");
    var eventId = organizer.publishes(3);
    var bookingId = guest.books(eventId, 2).text("bookingId");
    var drafted = guest.drafts(5);

    assertThat(deletes(guest, guest.password()).status()).isEqualTo(202);
    // Here nothing waits for tokens in hand to expire.
    runs("DeleteAccounts");

    assertThat(guest.get("/account").problem()).isEqualTo("unauthorized");
    assertThat(guest.sees(bookingId).text("state")).isEqualTo("CANCELLED");
    assertThat(guest.get("/events/mine/" + drafted).problem()).isEqualTo("not-found");
    assertThat(organizer.get("/events/" + eventId + "/bookings").body())
        .doesNotContain("Ada Lovelace the second");
    assertThat(table()).doesNotContain("Ada Lovelace the second").doesNotContain(guest.email());
  }

  @Test
  void a_deleted_person_may_register_again() throws Exception {
    api.system().mustShow(Sight.LOCAL_PARTS);
    var guest = Person.registered(api);
    var eventId = organizer.publishes(3);
    guest.books(eventId, 2);
    deletes(guest, guest.password());
    runs("DeleteAccounts");

    api.send(Call.post("/auth/register", Map.of("email", guest.email())));
    api.send(Person.confirmation(guest.email(), Person.CODE, "Ada", guest.password()));
    var token = logsIn(guest).text("accessToken");

    var account = api.send(Call.get("/account").token(token));
    assertThat(account.text("email")).isEqualTo(guest.email());
    assertThat(account.text("userId")).isNotEqualTo(guest.userId());
    assertThat(api.send(Call.get("/bookings").token(token)).json().path("items")).isEmpty();
  }

  @Test
  void retention_runs_by_hand() throws Exception {
    api.system().mustShow(Sight.LOCAL_PARTS);
    var eventId = organizer.publishes(3);
    organizer.books(eventId, 1);

    assertThat(JSON.readTree(runs("Retention")).at("/events/failed").asInt(-1)).isZero();

    assertThat(organizer.get("/bookings").json().path("items")).hasSize(1);
  }

  private Answer deletes(Person person, String password) {
    return person.send(Call.delete("/account", Map.of("password", password)));
  }

  private Answer refreshes(Person person) {
    return api.send(Call.post("/auth/refresh", Map.of("refreshToken", person.refreshToken())));
  }

  private Answer logsIn(Person person) {
    return api.send(
        Call.post("/auth/login", Map.of("email", person.email(), "password", person.password())));
  }

  private String runs(String function) throws IOException, InterruptedException {
    var answer = api.system().invoke(function);
    assertThat(answer.headers().firstValue("X-Amz-Function-Error")).isEmpty();
    return answer.body();
  }

  /** Every item of the table, as text. */
  private String table() throws IOException, InterruptedException {
    var dynamoDb = DynamoDb.at(api.system().dynamoDb());
    var name = dynamoDb.tables("ListTables", JSON.createObjectNode()).at("/TableNames/0").asText();
    var scan = JSON.createObjectNode().put("TableName", name).put("ConsistentRead", true);
    var all = new StringBuilder();
    var page = dynamoDb.tables("Scan", scan);
    all.append(page);
    while (page.has("LastEvaluatedKey")) {
      scan.set("ExclusiveStartKey", page.get("LastEvaluatedKey"));
      page = dynamoDb.tables("Scan", scan);
      all.append(page);
    }
    return all.toString();
  }
}
