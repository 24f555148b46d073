package boxoffice.local.services;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What refuses for a while because somebody asked for it, to see how the system takes it. */
final class Refusals {

  private final Map<String, Instant> ends = new ConcurrentHashMap<>();
  private final InstantSource clock;

  Refusals(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Has something refuse from now on.
   *
   * @param what a service, or an address to which no mail can be sent
   * @param time zero ends it
   */
  void add(String what, Duration time) {
    ends.put(what, clock.instant().plus(time));
  }

  boolean include(String what) {
    return ends.getOrDefault(what, Instant.MIN).isAfter(clock.instant());
  }
}
