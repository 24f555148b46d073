package boxoffice;

import boxoffice.accounts.AppClient;
import boxoffice.events.EventRules;
import boxoffice.http.Secret;
import boxoffice.limits.Limit;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * The settings of a function, by the names that {@code template.yaml} gives them. A setting is read
 * when it is needed: each function has only its own.
 *
 * @param values the settings by name
 */
public record Settings(Map<String, String> values) {

  public Settings {
    values = Map.copyOf(values);
  }

  /**
   * Limits of this many calls in each window and user and no other rule, for what runs without an
   * environment.
   */
  public static Settings withLimits(int calls) {
    var values =
        new HashMap<>(
            Map.of(
                "WHO_MAY_PUBLISH", "everybody",
                "LIVE_EVENTS_PER_USER", Integer.toString(Integer.MAX_VALUE),
                "LIVE_BOOKINGS_PER_USER", "0",
                "CANCEL_HOURS_BEFORE_START", "0",
                "DOOR_OPENS_BEFORE", "24"));
    for (var limit : Limit.values()) {
      values.put(limit.setting(), Integer.toString(calls));
    }
    return new Settings(values);
  }

  /** How many calls a user has in a window of this limit. */
  int limit(Limit limit) {
    return Integer.parseInt(required(limit.setting()));
  }

  EventRules eventRules() {
    return new EventRules(
        required("WHO_MAY_PUBLISH").equals("everybody"),
        Integer.parseInt(required("LIVE_EVENTS_PER_USER")),
        Duration.ofHours(Integer.parseInt(required("CANCEL_HOURS_BEFORE_START"))));
  }

  /** How many live bookings to come a user may have; 0 for as many as they like. */
  int liveBookings() {
    return Integer.parseInt(required("LIVE_BOOKINGS_PER_USER"));
  }

  /** How long before the start of an event its door opens. */
  Duration doorOpensBefore() {
    return Duration.ofHours(Integer.parseInt(required("DOOR_OPENS_BEFORE")));
  }

  boolean oneAccountPerMailbox() {
    return Boolean.parseBoolean(required("ONE_ACCOUNT_PER_MAILBOX"));
  }

  /** How long access tokens may be used after an account was closed. */
  Duration deletionWait() {
    return Duration.ofMinutes(Integer.parseInt(required("DELETION_WAIT_MINUTES")));
  }

  /** How long after the start of their event bookings are kept; zero for ever. */
  Duration retention() {
    return Duration.ofDays(Integer.parseInt(required("RETENTION_DAYS")));
  }

  /** How long an account waits for its code; zero for ever. */
  Duration unconfirmed() {
    return Duration.ofDays(Integer.parseInt(required("UNCONFIRMED_DAYS")));
  }

  /** The address that mails come from. */
  String noticesSender() {
    return required("NOTICES_SENDER");
  }

  /** The address of the page, without a slash at its end. */
  String pageUrl() {
    return required("PAGE_URL").replaceFirst("/+$", "");
  }

  /** The same, or empty where nobody says. */
  String pageUrlIfKnown() {
    return values.getOrDefault("PAGE_URL", "").replaceFirst("/+$", "");
  }

  String tableName() {
    return required("TABLE_NAME");
  }

  /** The address of the queue of notices to single persons. */
  String noticesQueue() {
    return required("NOTICES_QUEUE");
  }

  /** The address of the queue of notices to all guests of an event. */
  String guestNoticesQueue() {
    return required("GUEST_NOTICES_QUEUE");
  }

  /** The address of the queue of events that changed. */
  String changedEventsQueue() {
    return required("CHANGED_EVENTS_QUEUE");
  }

  /** The name of the bus for other systems. */
  String eventBus() {
    return required("EVENT_BUS");
  }

  /** The address of the queue of events to work on. */
  String eventWorkQueue() {
    return required("EVENT_WORK_QUEUE");
  }

  /** The address of the queue of what the bus did not take. */
  String unsentEventsQueue() {
    return required("UNSENT_EVENTS_QUEUE");
  }

  String userPoolId() {
    return required("USER_POOL_ID");
  }

  AppClient signUpClient() {
    return client("SIGN_UP_CLIENT");
  }

  AppClient signInClient() {
    return client("SIGN_IN_CLIENT");
  }

  private AppClient client(String name) {
    return new AppClient(required(name + "_ID"), new Secret(required(name + "_SECRET")));
  }

  private String required(String name) {
    var value = values.getOrDefault(name, "");
    if (value.isBlank()) {
      throw new IllegalStateException("the environment variable %s is missing".formatted(name));
    }
    return value;
  }
}
