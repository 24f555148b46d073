package boxoffice.simulation;

import java.time.Duration;
import java.util.Optional;

/** The queues between the bus and a mail, as {@code template.yaml} has them. */
public enum Channel {
  /** What the bus refused. */
  UNSENT_EVENTS(Duration.ZERO, Duration.ofSeconds(120), 30),
  /** Changes of bookings. */
  NOTICES(Duration.ZERO, Duration.ofSeconds(360), 10),
  /** Events that changed. */
  CHANGED_EVENTS(Duration.ofSeconds(60), Duration.ofSeconds(1_800), 5),
  /** What all guests of an event must know. */
  GUEST_NOTICES(Duration.ZERO, Duration.ofSeconds(360), 10);

  /** For how long a new message is hidden. */
  final Duration delay;

  /** For how long a message is hidden that was delivered. */
  final Duration visibility;

  /** How often a message is delivered before it is a dead letter. */
  final int most;

  Channel(Duration delay, Duration visibility, int most) {
    this.delay = delay;
    this.visibility = visibility;
    this.most = most;
  }

  /** Where a rule of the bus puts events of this type. */
  static Optional<Channel> of(String detailType) {
    return switch (detailType) {
      case "BookingConfirmed",
          "BookingWaitlisted",
          "BookingPromoted",
          "BookingReduced",
          "BookingEnlarged",
          "BookingHandedOn",
          "BookingReceived",
          "BookingCancelled" ->
          Optional.of(NOTICES);
      case "EventChanged" -> Optional.of(CHANGED_EVENTS);
      default -> Optional.empty();
    };
  }

  /** Whether its messages become mails. */
  boolean mails() {
    return this == NOTICES || this == GUEST_NOTICES;
  }
}
