package boxoffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import boxoffice.accounts.AppClient;
import boxoffice.events.EventRules;
import boxoffice.http.Secret;
import boxoffice.limits.Limit;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SettingsTest {

  static Stream<Arguments> settings() {
    return Stream.of(
        setting("BOOKINGS_PER_SECOND", settings -> settings.limit(Limit.BOOK)),
        setting("EVENTS_CREATED_PER_MINUTE", settings -> settings.limit(Limit.CREATE_EVENT)),
        setting("LIVE_BOOKINGS_PER_USER", Settings::liveBookings),
        setting("TABLE_NAME", Settings::tableName),
        setting("EVENT_BUS", Settings::eventBus),
        setting("EVENT_WORK_QUEUE", Settings::eventWorkQueue),
        setting("NOTICES_QUEUE", Settings::noticesQueue),
        setting("GUEST_NOTICES_QUEUE", Settings::guestNoticesQueue),
        setting("CHANGED_EVENTS_QUEUE", Settings::changedEventsQueue),
        setting("NOTICES_SENDER", Settings::noticesSender),
        setting("PAGE_URL", Settings::pageUrl),
        setting("UNSENT_EVENTS_QUEUE", Settings::unsentEventsQueue),
        setting("DELETION_WAIT_MINUTES", settings -> settings.deletionWait().toMinutes()),
        setting("RETENTION_DAYS", settings -> settings.retention().toDays()),
        setting("UNCONFIRMED_DAYS", settings -> settings.unconfirmed().toDays()),
        setting("DOOR_OPENS_BEFORE", settings -> settings.doorOpensBefore().toHours()),
        setting("USER_POOL_ID", Settings::userPoolId));
  }

  @ParameterizedTest
  @MethodSource("settings")
  void a_missing_setting_is_named(String name, Function<Settings, Object> setting) {
    for (var values : Stream.<Map<String, String>>of(Map.of(), Map.of(name, " ")).toList()) {
      assertThatIllegalStateException()
          .isThrownBy(() -> setting.apply(new Settings(values)))
          .withMessageContaining(name);
    }
  }

  @ParameterizedTest
  @MethodSource("settings")
  void a_setting_is_read_by_its_name(String name, Function<Settings, Object> setting) {
    assertThat(setting.apply(new Settings(Map.of(name, "7")))).hasToString("7");
  }

  @Test
  void the_page_has_no_slash_at_its_end() {
    assertThat(new Settings(Map.of("PAGE_URL", "https://tickets.example.com/")).pageUrl())
        .isEqualTo("https://tickets.example.com");
  }

  @Test
  void the_page_may_be_anywhere() {
    assertThat(new Settings(Map.of("PAGE_URL", "https://tickets.example.com/")).pageUrlIfKnown())
        .isEqualTo("https://tickets.example.com");
    assertThat(new Settings(Map.of()).pageUrlIfKnown()).isEmpty();
  }

  @Test
  void several_accounts_a_mailbox_are_named_plainly() {
    assertThat(new Settings(Map.of("ONE_ACCOUNT_PER_MAILBOX", "true")).oneAccountPerMailbox())
        .isTrue();
    assertThat(new Settings(Map.of("ONE_ACCOUNT_PER_MAILBOX", "false")).oneAccountPerMailbox())
        .isFalse();
  }

  @Test
  void rules_of_events_are_read_by_name() {
    var settings =
        new Settings(
            Map.of(
                "WHO_MAY_PUBLISH", "organizers",
                "LIVE_EVENTS_PER_USER", "4",
                "CANCEL_HOURS_BEFORE_START", "24"));

    assertThat(settings.eventRules()).isEqualTo(new EventRules(false, 4, Duration.ofHours(24)));
  }

  @Test
  void limits_need_no_environment() {
    assertThat(Limit.values())
        .allSatisfy(limit -> assertThat(Settings.withLimits(3).limit(limit)).isEqualTo(3));
    assertThat(Settings.withLimits(3).eventRules())
        .isEqualTo(new EventRules(true, Integer.MAX_VALUE, Duration.ZERO));
  }

  @Test
  void each_app_client_has_id_and_secret() {
    var settings =
        new Settings(
            Map.of(
                "SIGN_UP_CLIENT_ID", "up",
                "SIGN_UP_CLIENT_SECRET", "secret-up",
                "SIGN_IN_CLIENT_ID", "in",
                "SIGN_IN_CLIENT_SECRET", "secret-in"));

    assertThat(settings.signUpClient()).isEqualTo(new AppClient("up", new Secret("secret-up")));
    assertThat(settings.signInClient()).isEqualTo(new AppClient("in", new Secret("secret-in")));
    assertThatIllegalStateException()
        .isThrownBy(() -> new Settings(Map.of("SIGN_IN_CLIENT_ID", "in")).signInClient())
        .withMessageContaining("SIGN_IN_CLIENT_SECRET");
  }

  @Test
  void later_changes_of_the_environment_have_no_effect() {
    var environment = new HashMap<>(Map.of("TABLE_NAME", "first"));
    var settings = new Settings(environment);
    environment.put("TABLE_NAME", "second");

    assertThat(settings.tableName()).isEqualTo("first");
  }

  private static Arguments setting(String name, Function<Settings, Object> setting) {
    return Arguments.of(name, setting);
  }
}
