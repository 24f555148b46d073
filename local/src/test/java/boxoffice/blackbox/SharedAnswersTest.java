package boxoffice.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.blackbox.Contract.Route;
import boxoffice.local.RunningSystem;
import boxoffice.local.Target.Sight;
import boxoffice.local.gateway.GatewayError;
import boxoffice.local.gateway.LoopbackServer;
import boxoffice.local.gateway.Reply;
import boxoffice.local.gateway.Request;
import boxoffice.local.gateway.Site;
import boxoffice.local.processes.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the front keeps for all, asked through it: every read of the contract by several people. */
class SharedAnswersTest {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** Those that a cache may keep: they are the same for everybody. */
  private static final Set<String> SHARED =
      Set.of("/events", "/events/{eventId}", "/index.html", "/sitemap.xml");

  private static Owner first;
  private static Owner second;

  /** Somebody who runs an event and has a booking of it, with all that is theirs alone. */
  private record Owner(Person person, String eventId, String bookingId, List<String> secrets) {

    static Owner named(String name) {
      var person = Person.registered(Api.shared(), name);
      var eventId = person.publishes(Person.eventTonight(10));
      var booking = person.books(eventId, 1);
      assertThat(booking.status()).isEqualTo(201);
      var bookingId = booking.text("bookingId");
      return new Owner(
          person,
          eventId,
          bookingId,
          List.of(
              person.userId(),
              person.email(),
              name,
              bookingId,
              Tickets.code(booking, 1),
              person.drafts(1)));
    }

    String path(Route route) {
      return route
          .path()
          .replace("{eventId}", eventId)
          .replace("{bookingId}", bookingId)
          .replaceAll("\\{[^}]*}", "0123456789abcdef0123456789abcdef");
    }
  }

  @BeforeAll
  static void set_the_scene() {
    RunningSystem.shared().mustShow(Sight.LOCAL_PARTS);
    first = Owner.named("Ada " + UUID.randomUUID());
    second = Owner.named("Bob " + UUID.randomUUID());
  }

  @Test
  void nobody_gets_what_is_anothers() {
    assertThat(leaks(RunningSystem.shared().page())).isEmpty();
  }

  /** What the test above would find if every read were kept. */
  @Test
  void a_careless_front_is_found_out() throws IOException {
    try (var careless =
        LoopbackServer.start(0, new KeepsEverything(RunningSystem.shared().page()))) {
      assertThat(leaks(Ports.address(careless.port())))
          .contains(
              "GET /account: of the first for the second",
              "GET /bookings: of the first for nobody",
              "GET /events/mine: of the first for the second",
              "GET /events/{eventId}/bookings: of the first for nobody",
              "GET /bookings/{bookingId}: of the second for the first");
    }
  }

  @Test
  void only_shared_answers_may_be_kept() {
    var page = RunningSystem.shared().page();
    for (var route : reads()) {
      // Twice, so that a kept answer shows its age.
      for (var answer :
          List.of(ask(page, first.path(route), first), ask(page, first.path(route), first))) {
        var control = answer.headers().firstValue("Cache-Control").orElse("");
        if (SHARED.contains(route.path())) {
          assertThat(control).as(route.path()).doesNotContain("no-store");
        } else {
          assertThat(control).as(route.path()).contains("no-store");
          assertThat(answer.headers().map()).as(route.path()).doesNotContainKey("Age");
        }
      }
    }
  }

  @Test
  void a_draft_has_no_shared_answer() {
    var page = RunningSystem.shared().page();
    var draft = first.person().drafts(5);

    assertThat(ask(page, "/events/mine/" + draft, first).statusCode()).isEqualTo(200);
    assertThat(ask(page, "/events/" + draft, first).statusCode()).isEqualTo(404);
    assertThat(ask(page, "/events/mine/" + draft, second).statusCode()).isEqualTo(404);
  }

  /** Its 404 of a moment before is not kept, and the list is a second old at most. */
  @Test
  void a_new_event_is_found_at_once() {
    var page = RunningSystem.shared().page();
    var soon = Person.eventTonight(5);
    var eventId = first.person().drafts(soon);
    assertThat(ask(page, "/events/" + eventId, null).statusCode()).isEqualTo(404);
    ask(page, "/events?limit=100", null);
    var published = first.person().send(Call.post("/events/" + eventId + "/publish"));
    assertThat(published.status()).isEqualTo(200);

    assertThat(ask(page, "/events/" + eventId, null).statusCode()).isEqualTo(200);
    Await.until(
        () -> ask(page, "/events?limit=100", null),
        list -> {
          var found = list.body().contains(eventId);
          var asked = date(list.headers().firstValue("Date").orElseThrow());
          if (asked.isAfter(date(published.header("Date")).plusSeconds(1))) {
            assertThat(found).as("a list of 2 s later has the event").isTrue();
          }
          return found;
        });
  }

  private static ZonedDateTime date(String header) {
    return ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME);
  }

  private static List<Route> reads() {
    return Contract.OF_THE_API.routes().stream()
        .filter(route -> route.method().equals("GET") && !route.path().equals("/health"))
        .toList();
  }

  /**
   * Asks for what is of each of two people, as both and as nobody, and tells what came to others.
   */
  private static List<String> leaks(URI front) {
    var leaks = new ArrayList<String>();
    for (var route : reads()) {
      for (var owner : List.of(first, second)) {
        var other = owner == first ? second : first;
        var path = owner.path(route);
        ask(front, path, owner);
        ask(front, path, owner);
        collect(leaks, route, owner, other, ask(front, path, other));
        collect(leaks, route, owner, other, ask(front, path, other));
        collect(leaks, route, owner, null, ask(front, path, null));
        collect(leaks, route, other, owner, ask(front, path, owner));
      }
    }
    return leaks;
  }

  private static void collect(
      List<String> leaks, Route route, Owner of, @Nullable Owner to, HttpResponse<String> answer) {
    var text = answer.body() + answer.headers().map();
    if (of.secrets().stream().anyMatch(text::contains)) {
      leaks.add("GET %s: of %s for %s".formatted(route.path(), name(of), name(to)));
    }
  }

  private static String name(@Nullable Owner owner) {
    if (owner == null) {
      return "nobody";
    }
    return owner == first ? "the first" : "the second";
  }

  private static HttpResponse<String> ask(URI front, String path, @Nullable Owner owner) {
    var request = HttpRequest.newBuilder(front.resolve("/v1" + path));
    if (owner != null) {
      request.header("Authorization", "Bearer " + owner.person().accessToken());
    }
    return send(request.build());
  }

  private static HttpResponse<String> send(HttpRequest request) {
    try {
      return HTTP.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** A front that keeps the answer to each address, whoever asks. */
  private static final class KeepsEverything implements Site {

    private final URI front;
    private final Map<String, Reply> kept = new ConcurrentHashMap<>();

    KeepsEverything(URI front) {
      this.front = front;
    }

    @Override
    public Reply answer(Request request) {
      return kept.computeIfAbsent(request.path(), path -> fetch(request, path));
    }

    private Reply fetch(Request request, String path) {
      var further = HttpRequest.newBuilder(front.resolve(path));
      Stream.ofNullable(request.header("Authorization"))
          .forEach(token -> further.header("Authorization", token));
      var answer = send(further.build());
      return Reply.of(answer.statusCode(), Map.of(), answer.body());
    }

    @Override
    public Reply refuse(GatewayError error, String requestId) {
      return Reply.of(error.status(), Map.of(), "");
    }
  }
}
