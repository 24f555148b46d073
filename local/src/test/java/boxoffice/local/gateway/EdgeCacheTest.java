package boxoffice.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import boxoffice.blackbox.Await;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept for how long, in front of an origin that numbers its answers. */
class EdgeCacheTest {

  private static final String SECOND = "public, max-age=0, s-maxage=1";

  private final SettableClock clock = new SettableClock("2026-11-01T10:00:00Z");
  private final Numbers origin = new Numbers();
  private final EdgeCache cache = new EdgeCache(origin, clock);

  @Test
  void an_answer_is_kept_for_its_time() throws Exception {
    origin.says(200, Map.of("Cache-Control", SECOND, "Date", "its date"));

    assertThat(ask()).isEqualTo("200 1");
    clock.advance(Duration.ofMillis(999));
    assertThat(ask()).isEqualTo("200 1");
    clock.advance(Duration.ofMillis(1));
    assertThat(ask()).isEqualTo("200 2");
  }

  @Test
  void a_kept_answer_has_its_age() throws Exception {
    origin.says(200, Map.of("Cache-Control", "public, s-maxage=60", "Date", "its date"));

    assertThat(answer("a").headers()).doesNotContainKey("Age");
    clock.advance(Duration.ofMillis(2_500));
    assertThat(answer("a").header("Age")).isEqualTo("2");
    assertThat(answer("a").header("Date")).isEqualTo("its date");
  }

  @ParameterizedTest
  @CsvSource({
    "200, no-store",
    "200, 'no-store, s-maxage=1'",
    "200, max-age=60",
    "200, no-cache",
    "200, s-maxage=0",
    "500, 's-maxage=1'",
    "503, 'public, s-maxage=1'",
    "429, no-store"
  })
  void nothing_else_is_kept(int status, String control) throws Exception {
    origin.says(status, Map.of("Cache-Control", control));

    assertThat(ask()).isEqualTo(status + " 1");
    assertThat(ask()).isEqualTo(status + " 2");
  }

  @Test
  void an_error_is_followed_by_the_truth() throws Exception {
    origin.says(200, Map.of("Cache-Control", SECOND));
    assertThat(ask()).isEqualTo("200 1");
    clock.advance(Duration.ofSeconds(1));
    origin.says(503, Map.of("Cache-Control", "no-store"));
    assertThat(ask()).isEqualTo("503 2");
    origin.says(200, Map.of("Cache-Control", SECOND));
    assertThat(ask()).isEqualTo("200 3");
  }

  @Test
  void keys_have_answers_of_their_own() throws Exception {
    origin.says(200, Map.of("Cache-Control", SECOND));

    assertThat(text(answer("a"))).isEqualTo("200 1");
    assertThat(text(answer("b"))).isEqualTo("200 2");
    assertThat(text(answer("a"))).isEqualTo("200 1");
  }

  @Test
  void the_least_wanted_answer_goes_first() throws Exception {
    origin.says(200, Map.of("Cache-Control", "s-maxage=60"));
    for (var key = 1; key <= EdgeCache.MOST; key++) {
      answer("key " + key);
    }
    answer("key 1");
    answer("one more");

    assertThat(text(answer("key 1"))).isEqualTo("200 1");
    assertThat(text(answer("key 2"))).isEqualTo("200 " + (EdgeCache.MOST + 2));
  }

  @Test
  void an_old_answer_is_validated() throws Exception {
    origin.says(
        200,
        Map.of(
            "Cache-Control", SECOND, "ETag", "\"x\"", "Date", "one", "Content-Type", "text/plain"));
    answer("a");
    clock.advance(Duration.ofSeconds(1));
    origin.says(304, Map.of("Cache-Control", SECOND, "Date", "two", "Content-Type", "other"));
    var renewed = answer("a");

    assertThat(origin.condition).isEqualTo("\"x\"");
    assertThat(text(renewed)).isEqualTo("200 1");
    assertThat(renewed.header("Date")).isEqualTo("two");
    assertThat(renewed.header("Content-Type")).isEqualTo("text/plain");
    assertThat(text(answer("a"))).isEqualTo("200 1");
    assertThat(origin.answers).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 503})
  void simultaneous_requests_become_one(int status) throws Exception {
    origin.says(status, Map.of("Cache-Control", SECOND));
    origin.waitsFor = new CompletableFuture<>();
    try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
      var first = people.submit(this::ask);
      origin.began.get();
      List<Callable<String>> others = new ArrayList<>();
      for (var other = 0; other < 20; other++) {
        others.add(this::ask);
      }
      var asked = others.stream().map(people::submit).toList();
      Await.until(() -> cache.waiting("a"), waiting -> waiting == 20);
      origin.waitsFor.complete(null);

      assertThat(first.get()).isEqualTo(status + " 1");
      for (Future<String> answer : asked) {
        assertThat(answer.get()).isEqualTo(status + " 1");
      }
    }
    assertThat(origin.answers).isEqualTo(1);
  }

  @Test
  void a_broken_origin_is_asked_again() throws Exception {
    origin.breaks = true;
    assertThatThrownBy(this::ask).isInstanceOf(IllegalStateException.class);
    origin.breaks = false;

    assertThat(ask()).isEqualTo("200 2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "x"            | 304
          W/"x"          | 304
          "a", W/"x"     | 304
          *              | 304
          "y"            | 200
          x              | 200
          """)
  void who_has_the_answer_gets_no_body(String condition, int status) {
    var request = request().with("If-None-Match", condition);
    var reply = Reply.of(200, Map.of("ETag", "\"x\"", "Date", "its date"), "text");

    var answer = EdgeCache.forViewer(request, reply);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.body()).hasSize(status == 304 ? 0 : 4);
    assertThat(answer.header("Date")).isEqualTo("its date");
  }

  private String ask() throws InterruptedException {
    return text(answer("a"));
  }

  private Reply answer(String key) throws InterruptedException {
    return cache.answer(key, request());
  }

  private static String text(Reply reply) {
    return reply.status() + " " + new String(reply.body(), StandardCharsets.UTF_8);
  }

  private Request request() {
    return new Request(
        "id",
        clock.instant(),
        "GET",
        "/v1/events",
        null,
        new TreeMap<>(String.CASE_INSENSITIVE_ORDER),
        new byte[0],
        "127.0.0.1",
        "HTTP/1.1");
  }

  /** An origin whose answers are 1, 2, 3. */
  private static final class Numbers implements Site {

    private final CompletableFuture<Void> began = new CompletableFuture<>();
    private CompletableFuture<Void> waitsFor = CompletableFuture.completedFuture(null);
    private int status = 200;
    private Map<String, String> headers = new HashMap<>();
    private boolean breaks;
    private int answers;
    private @Nullable String condition;

    void says(int nextStatus, Map<String, String> nextHeaders) {
      status = nextStatus;
      headers = nextHeaders;
    }

    @Override
    public Reply answer(Request request) {
      answers++;
      condition = request.header("If-None-Match");
      began.complete(null);
      waitsFor.join();
      if (breaks) {
        throw new IllegalStateException("broken");
      }
      return Reply.of(status, headers, String.valueOf(answers));
    }

    @Override
    public Reply refuse(GatewayError error, String requestId) {
      return Reply.of(error.status(), Map.of(), "");
    }
  }
}
