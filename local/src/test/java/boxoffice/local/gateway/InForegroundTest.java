package boxoffice.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import boxoffice.local.lambda.Foreground;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Requests that the background gives way to. */
class InForegroundTest {

  private final SettableClock clock = new SettableClock("2026-11-26T20:00:00Z");
  private final Foreground foreground = new Foreground(1, clock);

  @Test
  void a_request_counts_until_it_is_answered() throws Exception {
    var reply =
        site(() -> Reply.of(foreground.isBusy() ? 200 : 500, Map.of(), "")).answer(request());

    assertThat(reply.status()).isEqualTo(200);
    clock.advance(Duration.ofMinutes(1));
    assertThat(foreground.isBusy()).isFalse();
  }

  @Test
  void a_request_that_fails_counts_no_longer() {
    var site =
        site(
            () -> {
              throw new IllegalStateException("on purpose");
            });

    assertThatIllegalStateException().isThrownBy(() -> site.answer(request()));
    clock.advance(Duration.ofMinutes(1));
    assertThat(foreground.isBusy()).isFalse();
  }

  private InForeground site(Supplier<Reply> answer) {
    return new InForeground(
        new Site() {
          @Override
          public Reply answer(Request request) {
            return answer.get();
          }

          @Override
          public Reply refuse(GatewayError error, String requestId) {
            throw new AssertionError("not asked for");
          }
        },
        foreground);
  }

  private static Request request() {
    return new Request(
        "id",
        Instant.EPOCH,
        "GET",
        "/v1/health",
        null,
        Map.of(),
        new byte[0],
        "127.0.0.1",
        "HTTP/1.1");
  }
}
