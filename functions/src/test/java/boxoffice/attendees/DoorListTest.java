package boxoffice.attendees;

import static boxoffice.events.PublishedEvents.EVENT_ID;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import boxoffice.House;
import boxoffice.bookings.Booking;
import boxoffice.events.Role;
import boxoffice.events.Team;
import boxoffice.http.Caller;
import boxoffice.http.Caller.Reply;
import com.fasterxml.jackson.databind.JsonNode;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The list of tickets that a door keeps. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DoorListTest {

  private static final Caller ORGANIZER = Caller.user("organizer");

  private final House house = House.of(20);

  @Test
  void has_each_ticket_of_confirmed_bookings() {
    house.book("ada", 2);
    var others = List.of("bob", "bea", "ben");
    others.forEach(other -> house.book(other, 6));
    house.join("cec", 1);
    others.forEach(house::cancel);
    house.checkIn(house.ticket("ada", 2), "door");

    var list = list(ORGANIZER, "").body();

    assertThat(list.path("items"))
        .extracting(item -> item.path("bookingId").asText())
        .containsExactly(Booking.id(EVENT_ID, "ada"), Booking.id(EVENT_ID, "ada"));
    assertThat(list.path("items"))
        .extracting(
            item -> item.path("ticket").asInt() + " of " + item.path("quantity").asInt(),
            item -> item.path("generation").asInt() + "/" + item.path("serial").asInt(),
            item -> item.has("checkedIn"))
        .containsExactly(tuple("1 of 2", "1/1", false), tuple("2 of 2", "1/2", true));
    assertThat(list.has("next")).isFalse();
    assertThat(list.path("startsAt").asText())
        .isEqualTo(house.event().details().startsAt().toString());
    assertThat(list.path("now").asText()).isEqualTo(house.now().toString());
  }

  @Test
  void says_neither_codes_nor_names() {
    house.name("ada", "Ada Lovelace");
    house.book("ada", 1);

    var text = list(ORGANIZER, "").text();

    assertThat(text).doesNotContain("Ada", house.ticket("ada").toString());
    assertThat(text).contains(base64(sha256("door:" + house.ticket("ada"))));
  }

  @Test
  void a_code_alone_opens_its_names() throws GeneralSecurityException {
    house.name("ada", "Ada Lovelace");
    house.book("ada", 2);

    var first = list(ORGANIZER, "").body().path("items").get(0);

    assertThat(opened(first, house.ticket("ada", 1).toString()))
        .isEqualTo("{\"name\":\"Ada Lovelace\"}");
    assertThatThrownBy(() -> opened(first, house.ticket("ada", 2).toString()))
        .isInstanceOf(AEADBadTagException.class);
  }

  @Test
  void no_two_lists_are_sealed_alike() {
    house.book("ada", 1);

    assertThat(sealed(list(ORGANIZER, "")))
        .doesNotContainAnyElementsOf(sealed(list(ORGANIZER, "")));
  }

  @Test
  void pages_by_bookings() {
    IntStream.range(0, 5).forEach(i -> house.book("user" + i, 2));
    var seen = new ArrayList<String>();
    var pages = 0;
    for (String next = ""; next != null; pages++) {
      var page = list(ORGANIZER, next).body();
      page.path("items").forEach(item -> seen.add(item.path("codeHash").asText()));
      next = page.path("next").asText(null);
    }

    assertThat(pages).isEqualTo(3);
    assertThat(seen).hasSize(10).doesNotHaveDuplicates();
  }

  @Test
  void is_for_those_at_the_door_alone() {
    house.book("ada", 1);
    Team.add(house.table(), EVENT_ID, "steward", Role.STEWARD, house.now());

    assertThat(list(Caller.user("steward"), "").status()).isEqualTo(200);
    assertThat(list(Caller.user("ada"), "").status()).isIn(403, 404);
  }

  @Test
  void a_made_up_position_is_refused() {
    assertThat(list(ORGANIZER, "nonsense").problem()).isEqualTo("invalid-request");
  }

  private Reply list(Caller caller, String after) {
    var call =
        caller.get("/events/{eventId}/door").parameter("eventId", EVENT_ID).query("limit", "2");
    return (after.isEmpty() ? call : call.query("after", after))
        .to(
            new ListAttendeesHandler(
                house.app.listAttendees(),
                house.app.userLimits(),
                house.app.clock(),
                house.app.random()));
  }

  private static List<String> sealed(Reply list) {
    return StreamSupport.stream(list.body().path("items").spliterator(), false)
        .map(item -> item.path("sealed").asText())
        .toList();
  }

  private static String opened(JsonNode ticket, String code) throws GeneralSecurityException {
    var sealed = Base64.getUrlDecoder().decode(ticket.path("sealed").asText());
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.DECRYPT_MODE,
        new SecretKeySpec(sha256("name:" + code), "AES"),
        new GCMParameterSpec(128, Arrays.copyOf(sealed, 12)));
    return new String(cipher.doFinal(sealed, 12, sealed.length - 12), UTF_8);
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
