package boxoffice.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import boxoffice.local.Target.Sight;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who has access: by key, by token, and by owner of an event or booking. */
class AccessTest {

  private static final Api API = Api.shared();
  private static final List<Contract.Route> ROUTES = Contract.OF_THE_API.routes();

  static Stream<Arguments> badAuthorizations() {
    var person = Person.registered(API);
    var tokens = new Tokens(person);
    var anywhere =
        Stream.<Arguments>of(
            argumentSet("a forged signature", "Bearer " + tokens.forged()),
            argumentSet("no signature", "Bearer " + tokens.unsigned()),
            argumentSet("a refresh token", "Bearer " + person.refreshToken()),
            argumentSet("garbage", "Bearer garbage"),
            argumentSet("an empty token", "Bearer"),
            argumentSet("another scheme", "Basic " + person.accessToken()),
            argumentSet("nothing at all", ""));
    return Stream.of(
            anywhere,
            API.system().shows(Sight.POOL)
                ? Stream.of(argumentSet("an id token", "Bearer " + tokens.id()))
                : Stream.<Arguments>of(),
            API.system().shows(Sight.POOL_KEY) ? byThePoolsKey(tokens) : Stream.<Arguments>of())
        .flatMap(arguments -> arguments);
  }

  private static Stream<Arguments> byThePoolsKey(Tokens tokens) {
    return Stream.of(
        argumentSet("the published key", "Bearer " + tokens.signedWithThePublishedKey()),
        argumentSet("the claims of another", "Bearer " + tokens.withClaimsReplaced()),
        argumentSet("an expired token", "Bearer " + tokens.expired()),
        argumentSet("a token of another pool", "Bearer " + tokens.ofAnotherPool()),
        argumentSet("a token of another scope", "Bearer " + tokens.withoutScope()));
  }

  @Test
  void a_token_signed_anew_is_accepted() {
    API.system().mustShow(Sight.POOL_KEY);
    var person = Person.registered(API);
    var again = new Tokens(person).with(claims -> claims);

    assertThat(API.send(Call.get("/bookings").token(again)).status()).isEqualTo(200);
    assertThat(again).isNotEqualTo(person.accessToken());
  }

  /** Who is in a group is what the token says; Cognito allows commas and brackets in its name. */
  @ParameterizedTest
  @MethodSource
  void groups_are_compared_whole(List<String> groups, int status) {
    API.system().mustShow(Sight.POOL_KEY);
    var eventId = Person.registered(API).drafts(1);
    var token =
        new Tokens(Person.registered(API)).with(claims -> claims.claim("cognito:groups", groups));

    assertThat(API.send(Call.get("/events/mine/" + eventId).token(token)).status())
        .isEqualTo(status);
  }

  static Stream<Arguments> groups_are_compared_whole() {
    return Stream.of(
        arguments(List.of("admins"), 200),
        arguments(List.of("staff", "admins"), 200),
        arguments(List.of("staff"), 404),
        arguments(List.of("x admins y"), 404),
        arguments(List.of("x,admins"), 404),
        arguments(List.of("admins,x", "staff"), 404),
        arguments(List.of("[admins]"), 404),
        arguments(List.of("[x admins]"), 404));
  }

  @ParameterizedTest
  @MethodSource("badAuthorizations")
  void no_guarded_route_accepts(String authorization) {
    var guarded = ROUTES.stream().filter(Contract.Route::needsToken).toList();
    assertThat(guarded).hasSizeGreaterThanOrEqualTo(9);

    var answers =
        guarded.stream()
            .map(AccessTest::example)
            .map(
                call ->
                    authorization.isEmpty() ? call : call.header("Authorization", authorization))
            .map(API::send)
            .toList();

    assertThat(answers).extracting(Answer::status).containsOnly(401);
    assertThat(answers).extracting(Answer::problem).containsOnly("unauthorized");
    assertNoFunctionRan(answers);
  }

  @Test
  void only_health_accepts_a_call_without_a_known_key() {
    var person = Person.registered(API);

    var answers =
        Stream.of(API.withoutKey(), API.withKey("unknown"), API.withKey(""))
            .map(person::by)
            .flatMap(
                caller ->
                    ROUTES.stream()
                        .filter(Contract.Route::needsKey)
                        .map(AccessTest::example)
                        .map(caller::send))
            .toList();

    assertThat(answers).hasSizeGreaterThanOrEqualTo(3 * 17);
    assertThat(answers).extracting(Answer::status).containsOnly(403);
    // The answer to HEAD has no body.
    assertThat(answers)
        .filteredOn(answer -> !answer.body().isEmpty())
        .extracting(Answer::problem)
        .containsOnly("forbidden");
    assertNoFunctionRan(answers);
    assertThat(API.withoutKey().send(Call.get("/health")).status()).isEqualTo(200);
  }

  @Test
  void a_refused_call_has_no_effect() {
    var person = Person.registered(API);
    var create = Call.post("/events", Person.event(1));

    API.send(create.token(person.accessToken() + "x"));
    person.by(API.withoutKey()).send(create);

    assertThat(person.get("/events/mine").json().path("items")).isEmpty();
  }

  @Test
  void an_accepted_call_is_logged() {
    API.system().mustShow(Sight.LOGS);
    var answer = Person.registered(API).get("/bookings");

    assertThat(new Logs(API.system().logs()).find("general.log", List.of(answer.requestId())))
        .isNotEmpty();
  }

  @Test
  void the_draft_of_another_organizer_is_not_found() {
    var eventId = Person.registered(API).drafts(10);
    var other = Person.registered(API);

    assertThat(other.get("/events/" + eventId).problem()).isEqualTo("not-found");
    assertThat(other.get("/events/mine/" + eventId).problem()).isEqualTo("not-found");
    assertThat(other.books(eventId, 1).problem()).isEqualTo("not-found");
    assertThat(other.send(Call.post("/events/" + eventId + "/publish")).problem())
        .isEqualTo("not-found");
    assertThat(other.get("/events/mine").json().path("items")).isEmpty();
  }

  @Test
  void only_its_organizer_publishes_an_event() {
    var eventId = Person.registered(API).publishes(10);

    var answer = Person.registered(API).send(Call.post("/events/" + eventId + "/publish"));

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.problem()).isEqualTo("forbidden");
  }

  @Test
  void the_booking_of_another_guest_is_not_found() {
    var eventId = Person.registered(API).publishes(10);
    var holder = Person.registered(API);
    var bookingId = holder.books(eventId, 1).text("bookingId");
    var other = Person.registered(API);

    assertThat(other.sees(bookingId).problem()).isEqualTo("not-found");
    assertThat(other.cancels(bookingId).problem()).isEqualTo("not-found");
    assertThat(holder.sees(bookingId).text("state")).isEqualTo("CONFIRMED");
  }

  private static Call example(Contract.Route route) {
    var call = Call.of(route.method(), route.examplePath());
    return route.hasBody() ? call.body("{}") : call;
  }

  /** Every run of a function leaves a line with the id of the request. */
  private static void assertNoFunctionRan(List<Answer> answers) {
    if (API.system().shows(Sight.LOGS)) {
      var requestIds = answers.stream().map(Answer::requestId).toList();
      assertThat(requestIds).doesNotContain("").doesNotHaveDuplicates();
      assertThat(new Logs(API.system().logs()).find("general.log", requestIds)).isEmpty();
    }
  }
}
