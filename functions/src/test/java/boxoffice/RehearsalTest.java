package boxoffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import boxoffice.snapstart.Rehearsal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/** The hooks around a snapshot, called as Lambda's runtime client calls them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RehearsalTest {

  private final List<String> order = new ArrayList<>();
  private final Rehearsal rehearsal =
      new Rehearsal(
          () -> {
            order.add("rehearsal");
            return OnLambda.rehearsal().bookTickets();
          },
          new Random(1),
          () -> order.add("first contact"));

  @Test
  void rehearses_a_booking_without_a_table_or_network() {
    assertThat(System.getenv()).doesNotContainKey("TABLE_NAME");
    var addresses = new ArrayList<URI>();
    var usual = ProxySelector.getDefault();
    ProxySelector.setDefault(recording(addresses));
    try (var logs = new Logs()) {
      runHooks();
      assertThat(logs.lines())
          .singleElement()
          .asString()
          .contains("answered 201", "\"user_id\":\"rehearsal\"");
    } finally {
      ProxySelector.setDefault(usual);
    }
    assertThat(addresses).isEmpty();
    assertThat(order).containsExactly("rehearsal", "first contact");
  }

  @Test
  void counts_no_booking() {
    assertThat(printed(this::runHooks)).contains("\"Bookings\":0.0").doesNotContain("\":1.0");
  }

  @Test
  void leaves_nothing_in_later_log_lines() {
    runHooks();

    assertThat(MDC.getCopyOfContextMap()).isNullOrEmpty();
  }

  @Test
  void stops_the_snapshot_when_it_fails() {
    var failing = new Rehearsal(() -> null, new Random(1), () -> {});

    assertThatThrownBy(() -> failing.beforeCheckpoint(null)).hasMessageContaining("500");
  }

  private void runHooks() {
    rehearsal.beforeCheckpoint(null);
    rehearsal.afterRestore(null);
  }

  private static String printed(Runnable run) {
    var usual = System.out;
    var output = new ByteArrayOutputStream();
    System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
    try {
      run.run();
    } finally {
      System.setOut(usual);
    }
    return output.toString(StandardCharsets.UTF_8);
  }

  /** {@link java.net.HttpURLConnection} asks it before each connection. */
  private static ProxySelector recording(List<URI> addresses) {
    return new ProxySelector() {
      @Override
      public List<Proxy> select(URI address) {
        addresses.add(address);
        return List.of(Proxy.NO_PROXY);
      }

      @Override
      public void connectFailed(URI address, SocketAddress proxy, IOException failure) {}
    };
  }
}
