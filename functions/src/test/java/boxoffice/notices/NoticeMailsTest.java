package boxoffice.notices;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.App;
import boxoffice.Clients;
import boxoffice.House;
import boxoffice.Settings;
import boxoffice.accounts.FakePool;
import boxoffice.bookings.Booking;
import boxoffice.bookings.BookingWish;
import boxoffice.bookings.NameTicket;
import boxoffice.bookings.Serials;
import boxoffice.bookings.TicketCode;
import boxoffice.dynamodb.Attributes;
import boxoffice.dynamodb.Keys;
import boxoffice.events.PublishedEvents;
import boxoffice.messaging.FakeSes;
import boxoffice.notices.NoticeOutcome.Result;
import boxoffice.notices.NoticeOutcome.Tried;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.james.mime4j.dom.Body;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.stream.Field;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class NoticeMailsTest {

  private static final int MOST_BYTES = 100_000;
  private static final String LINK =
      "https://tickets.example.com/bookings/" + Booking.id(PublishedEvents.EVENT_ID, "ada");

  private static final String ACCOUNT = "https://tickets.example.com/account";

  private final House house = House.of(4);
  private final FakePool pool = new FakePool();
  private final FakeSes ses = new FakeSes();

  NoticeMailsTest() {
    pool.add("ada", "ada@example.com", true, Instant.EPOCH);
    pool.speak("en");
  }

  @Test
  void a_booking_shows_code_time_zone_and_link() {
    house.book("ada", 2);
    var code = house.ticket("ada").grouped();

    var mail = mail(NoticeKind.BOOKED);

    for (var part : List.of(text(mail), html(mail))) {
      assertThat(part)
          .contains("Ada Lovelace", "A concert", "2 tickets", code, LINK)
          .contains("Tuesday, 24 November 2026, 13:00, Central European Standard Time")
          .contains("(Europe/Berlin)")
          .contains("until Tuesday, 24 November 2026, 12:00")
          .contains("You get this mail because");
    }
    assertThat(text(mail)).contains("\r\nWhen: Tuesday");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-11-24T12:00:00Z | 2026-11-24T14:30:00Z | Tuesday, 24 November 2026, 13:00 to 15:30,"
            + " Central European Standard Time (Europe/Berlin)",
        "2026-11-24T19:00:00Z | 2026-11-24T23:00:00Z | Tuesday, 24 November 2026, 20:00 to"
            + " Wednesday, 25 November 2026, 00:00, Central European Standard Time (Europe/Berlin)",
        "2027-03-28T00:00:00Z | 2027-03-28T02:00:00Z | Sunday, 28 March 2027, 01:00, Central"
            + " European Standard Time to 04:00, Central European Summer Time (Europe/Berlin)"
      })
  void an_end_is_shown_with_the_start(String start, String end, String shown) {
    house.book("ada", 2);
    house.organizer().patch("{\"startsAt\": \"%s\", \"endsAt\": \"%s\"}".formatted(start, end));

    var mail = mail(NoticeKind.BOOKED);

    assertThat(text(mail)).contains("\r\nWhen: " + shown + "\r\n");
    assertThat(html(mail)).contains(shown);
  }

  @Test
  void each_ticket_has_its_code_and_image() throws Exception {
    house.book("ada", 3);
    house.change("ada", new BookingWish.GiveBack(Serials.of(List.of(2))));
    var mail = mail(NoticeKind.BOOKED);

    var images = parts(mail).filter(part -> part.getMimeType().equals("image/png")).toList();
    var codes = List.copyOf(house.booking("ada").ticketCodes().values());
    assertThat(codes).extracting(TicketCode::serial).containsExactly(1, 3);
    assertThat(images)
        .extracting(image -> image.getHeader().getField("Content-ID").getBody())
        .containsExactly("<ticket-1@box-office>", "<ticket-3@box-office>");
    for (var position = 1; position <= 2; position++) {
      var code = codes.get(position - 1);
      assertThat(read(images.get(position - 1))).isEqualTo(code.toString());
      assertThat(html(mail))
          .contains("<h2>Ticket %d of 2</h2>".formatted(position))
          .contains("src=\"cid:ticket-%d@box-office\"".formatted(code.serial()))
          .contains("<span class=\"code\">%s</span>".formatted(code.grouped()));
      assertThat(text(mail))
          .contains("\r\nTicket %d of 2: %s\r\n".formatted(position, code.grouped()));
    }
    assertThat(text(mail)).contains("Each code lets one person in, once.");
  }

  @Test
  void a_ticket_shows_the_name_on_it() {
    house.book("ada", 2);
    var named =
        house
            .app
            .nameTicket()
            .name(
                new NameTicket.NameRequest(
                    "ada",
                    house.booking("ada").bookingId(),
                    OptionalLong.empty(),
                    2,
                    "Bob\r\n<b>Bobsen</b>"));
    assertThat(named).isInstanceOf(NameTicket.NameOutcome.Named.class);
    var mail = mail(NoticeKind.BOOKED);

    assertThat(text(mail))
        .contains("\r\nTicket 1 of 2: ")
        .contains("\r\nTicket 2 of 2, Bob <b>Bobsen</b>: ");
    assertThat(html(mail)).contains("<bdi>Bob &lt;b&gt;Bobsen&lt;/b&gt;</bdi>");
  }

  @Test
  void one_ticket_is_not_one_of_many() {
    house.book("ada", 1);

    assertThat(text(mail(NoticeKind.BOOKED)))
        .contains(
            "Your booking of 1 ticket is confirmed.",
            "\r\nYour ticket: ",
            "It lets one person in, once.")
        .doesNotContain("1 of 1", "tickets together");
  }

  @ParameterizedTest
  @CsvSource({"10, ''", "12, And 2 more"})
  void a_mail_shows_ten_tickets(int quantity, String more) {
    house.book("ada", 2);
    house.damage(
        house.booking("ada").key(),
        "SET quantity = :n, serials = :serials, lastSerial = :n",
        ":n",
        quantity,
        ":serials",
        "1-" + quantity);
    var mail = mail(NoticeKind.BOOKED);

    assertThat(parts(mail).filter(part -> part.getMimeType().equals("image/png"))).hasSize(10);
    assertThat(text(mail)).contains("Ticket 10 of " + quantity).doesNotContain("Ticket 11 of");
    assertThat(text(mail).contains(" more, which the page shows: " + LINK))
        .isEqualTo(!more.isEmpty());
    assertThat(text(mail)).contains(more);
    assertThat(html(mail)).contains(more);
    assertThat(ses.mails().getFirst().raw()).hasSizeLessThan(MOST_BYTES);
  }

  private static String read(Entity image) throws Exception {
    var pixels = ImageIO.read(new ByteArrayInputStream(bytes(image)));
    return new QRCodeReader()
        .decode(new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(pixels))))
        .getText();
  }

  @Test
  void a_promotion_says_how_to_give_it_back() {
    make(NoticeKind.PROMOTED);
    var mail = mail(NoticeKind.PROMOTED);

    // The deadline of the event is an hour before; who is promoted has until the start.
    assertThat(text(mail))
        .contains("give the tickets back")
        .contains("until Tuesday, 24 November 2026, 13:00");
    assertThat(calendar(mail)).contains("METHOD:REQUEST");
  }

  @Test
  void past_the_deadline_nothing_is_promised() {
    house.book("ada", 2);
    house.later(Duration.ofHours(23));

    assertThat(text(mail(NoticeKind.BOOKED)))
        .contains("can no longer be given back")
        .doesNotContain("until");
  }

  @Test
  void a_waiting_guest_learns_their_place() {
    house.book("bob", 4);
    house.join("eve", 1);
    house.join("ada", 2);
    var mail = mail(NoticeKind.WAITING);

    assertThat(text(mail)).contains("Your place in the waitlist: 2.");
    assertThat(parts(mail)).noneMatch(part -> part.getMimeType().equals("text/calendar"));
    assertThat(parts(mail)).noneMatch(part -> part.getMimeType().equals("image/png"));
  }

  @Test
  void a_cancellation_takes_the_entry_away() {
    house.book("ada", 2);
    house.cancel("ada");

    assertThat(calendar(mail(NoticeKind.CANCELLED)))
        .contains("METHOD:CANCEL", "STATUS:CANCELLED")
        .contains("UID:" + Booking.id(PublishedEvents.EVENT_ID, "ada") + ".1@box-office");
  }

  @Test
  void a_move_shows_the_new_time_and_moves_the_entry() {
    house.book("ada", 2);
    house.organizer().patch("{\"startsAt\": \"2027-07-01T18:00:00Z\", \"venue\": \"Hall 2\"}");
    var mail = mail(NoticeKind.EVENT_MOVED);

    assertThat(text(mail))
        .contains("Thursday, 1 July 2027, 20:00, Central European Summer Time", "Hall 2")
        .contains("You keep 2 tickets. The codes stay valid:", house.ticket("ada").grouped());
    assertThat(calendar(mail))
        .contains("METHOD:REQUEST", "SEQUENCE:3", "DTSTART;TZID=Europe/Berlin:20270701T200000");
  }

  @Test
  void fewer_and_more_tickets_say_what_is_left() {
    house.book("ada", 3);
    house.change("ada", new BookingWish.GiveBack(Serials.of(List.of(1, 3))));
    var fewer = mail(NoticeKind.FEWER_TICKETS);
    house.change("ada", new BookingWish.Add(1));
    var more = mail(NoticeKind.MORE_TICKETS);

    assertThat(fewer.getSubject()).isEqualTo("You now have 1 ticket for A concert");
    assertThat(text(fewer))
        .contains("You gave 2 tickets back. You now have 1 ticket for A concert.")
        .contains("Your ticket: ", "until Tuesday, 24 November 2026, 12:00");
    assertThat(more.getSubject()).isEqualTo("You now have 2 tickets for A concert");
    assertThat(text(more))
        .contains("You added 1 ticket. You now have 2 tickets for A concert.")
        .contains("Ticket 1 of 2: ", "Ticket 2 of 2: ");
    for (var mail : List.of(fewer, more)) {
      assertThat(calendar(mail)).contains("METHOD:REQUEST");
    }
  }

  @Test
  void a_smaller_group_learns_its_place() {
    make(NoticeKind.SMALLER_GROUP);
    var mail = mail(NoticeKind.SMALLER_GROUP);

    assertThat(mail.getSubject()).isEqualTo("You now wait for 1 ticket for A concert");
    assertThat(text(mail)).contains("You made your group smaller", "place in the waitlist: 1.");
    assertThat(parts(mail)).noneMatch(part -> part.getMimeType().equals("text/calendar"));
  }

  @Test
  void who_handed_some_on_sees_the_rest() {
    house.book("ada", 3);
    HandOvers.handOn(house, "ada", "bob", 1);
    var mail = mail(NoticeKind.HANDED_ON);

    assertThat(mail.getSubject()).isEqualTo("You handed on 1 ticket for A concert");
    assertThat(text(mail))
        .contains("Somebody opened your link and has 1 ticket for A concert now.")
        .contains("You still have 2 tickets:", house.ticket("ada").grouped());
    assertThat(calendar(mail)).contains("METHOD:REQUEST");
  }

  @Test
  void who_handed_all_on_has_no_entry() {
    house.book("ada", 1);
    HandOvers.handOn(house, "ada", "bob", 1);
    var mail = mail(NoticeKind.HANDED_ON);

    assertThat(text(mail)).contains("You have no tickets for it now.");
    assertThat(parts(mail)).noneMatch(part -> part.getMimeType().equals("image/png"));
    assertThat(calendar(mail)).contains("METHOD:CANCEL");
  }

  @Test
  void who_received_tickets_sees_them_all() {
    house.book("bob", 1);
    house.book("ada", 2);
    HandOvers.handOn(house, "bob", "ada", 1);
    var mail = mail(NoticeKind.RECEIVED);

    assertThat(mail.getSubject()).isEqualTo("You received 1 ticket for A concert");
    assertThat(text(mail))
        .contains("Somebody handed 1 ticket on to you. You now have 3 tickets for A concert.")
        .contains("Ticket 3 of 3: ")
        .doesNotContain("You no longer wait");
    assertThat(calendar(mail)).contains("METHOD:REQUEST");
  }

  @Test
  void who_received_tickets_waits_no_more() {
    house.book("bob", 4);
    house.join("ada", 2);
    HandOvers.handOn(house, "bob", "ada", 1);
    var mail = mail(NoticeKind.RECEIVED, Map.of("was", "WAITLISTED", "tickets", "1"));

    assertThat(text(mail))
        .contains("You now have 1 ticket for A concert.")
        .contains("You no longer wait for other tickets for it.");
  }

  @Test
  void a_reminder_says_where_to_switch_it_off() {
    house.book("ada", 2);
    var mail = mail(NoticeKind.REMINDER);

    assertThat(text(mail)).contains("Switch them off in your account: " + ACCOUNT);
    assertThat(html(mail)).contains("<a href=\"%1$s\">%1$s</a>".formatted(ACCOUNT));
  }

  @Test
  void a_move_tells_who_waits_without_an_entry() {
    house.book("bob", 4);
    house.join("ada", 2);
    var mail = mail(NoticeKind.EVENT_MOVED);

    assertThat(text(mail)).contains("You still wait for 2 tickets");
    assertThat(parts(mail)).noneMatch(part -> part.getMimeType().equals("text/calendar"));
  }

  @Test
  void a_message_says_who_wrote_it_and_why() {
    house.book("ada", 2);
    house.organizer().message("Doors", "At 19:00.\\n\\nBring a coat.");
    var mail = mail(NoticeKind.ORGANIZER_MESSAGE);

    assertThat(mail.getSubject()).isEqualTo("Doors (A concert)");
    assertThat(text(mail))
        .contains("The organizer of A concert wrote to all guests:\r\n\r\n")
        .contains("\r\n> At 19:00.\r\n> \r\n> Bring a coat.\r\n")
        .contains("You get this mail because you have a booking of 2 tickets");
    assertThat(html(mail))
        .contains("The organizer of <bdi>A concert</bdi> wrote to all guests:")
        .contains("<bdi>At 19:00.</bdi><br>\r\n<bdi></bdi><br>\r\n<bdi>Bring a coat.</bdi><br>");
    assertThat(parts(mail)).noneMatch(part -> part.getMimeType().equals("text/calendar"));
  }

  @Test
  void a_message_makes_no_links_and_no_headers() {
    house.book("ada", 2);
    house
        .organizer()
        .message(
            "<b>Bcc: all@example.com</b>",
            "<a href='https://evil.example'>here</a>\\r\\n--\\nhttps://evil.example/?a=1&b=2");
    var mail = mail(NoticeKind.ORGANIZER_MESSAGE);

    assertThat(mail.getSubject()).isEqualTo("<b>Bcc: all@example.com</b> (A concert)");
    assertThat(mail.getHeader().getField("Bcc")).isNull();
    assertThat(html(mail))
        .contains("https://evil.example/?a", "&lt;b&gt;Bcc")
        .doesNotContain("<a href='https://evil", "href=\"https://evil", "<b>");
    assertThat(text(mail)).contains("\r\n> --\r\n> https://evil.example/?a=1&b=2\r\n");
  }

  @Test
  void a_long_message_is_a_small_mail() {
    house.book("ada", 2);
    house.organizer().message("x".repeat(100), "\u5B57".repeat(4_000));
    var mail = mail(NoticeKind.ORGANIZER_MESSAGE);

    assertThat(html(mail)).contains("\u5B57".repeat(4_000));
    assertThat(ses.mails().getFirst().raw()).hasSizeLessThan(MOST_BYTES);
  }

  @Test
  void doors_seller_and_price_are_in_mail_and_entry() {
    house.book("ada", 2);
    house
        .organizer()
        .patch(
            """
            {"doorsAt": "2026-11-24T11:15:00Z", "organizerName": "The <b>choir</b>",
             "contact": "ask@choir.example", "price": "12 €"}
            """);
    var mail = mail(NoticeKind.BOOKED);

    assertThat(text(mail))
        .contains("\r\nDoors: 12:15\r\n", "\r\nPrice: 12 €\r\n")
        .contains("\r\nOrganizer: The <b>choir</b>\r\n", "\r\nQuestions: ask@choir.example\r\n");
    assertThat(html(mail))
        .contains("Doors: 12:15", "<bdi>12 €</bdi>", "<bdi>The &lt;b&gt;choir&lt;/b&gt;</bdi>");
    assertThat(calendar(mail))
        .contains(
            "DESCRIPTION;LANGUAGE=en:Doors: 12:15\\nPrice: 12 €\\nOrganizer: The <b>choir</b>\\n"
                + "Questions: ask@choir.example\\nShow your booking: "
                + LINK);
  }

  @Test
  void other_doors_are_news() {
    house.book("ada", 2);
    house.organizer().patch("{\"doorsAt\": \"2026-11-23T20:00:00Z\"}");

    assertThat(text(mail(NoticeKind.EVENT_MOVED)))
        .contains("It is now: Tuesday, 24 November 2026, 13:00")
        .contains("Doors open: Monday, 23 November 2026, 21:00, Central European Standard Time");
  }

  @Test
  void a_mail_is_in_the_language_of_its_guest() {
    pool.speak("de");
    house.book("ada", 2);
    var mail = mail(NoticeKind.BOOKED);

    assertThat(mail.getSubject()).isEqualTo("Sie haben 2 Tickets für A concert");
    assertThat(text(mail))
        .contains(
            "Guten Tag Ada Lovelace,", "Ticket 1 von 2: ", "Wann: Dienstag, 24. November 2026")
        .contains("13:00 Uhr, Mitteleuropäische Normalzeit (Europe/Berlin)");
    assertThat(html(mail))
        .contains("<html lang=\"de\">", "alt=\"QR-Code: Ticket 1 von 2\"")
        .contains("<bdi>Ada Lovelace</bdi>", ">Buchung ansehen</a>");
    assertThat(calendar(mail)).contains("DESCRIPTION;LANGUAGE=de:Buchung ansehen: " + LINK);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "fr", "zz"})
  void without_words_of_a_language_it_is_english(String language) {
    pool.speak(language);
    house.book("ada", 2);
    var mail = mail(NoticeKind.BOOKED);

    assertThat(mail.getSubject()).isEqualTo("You have 2 tickets for A concert");
    assertThat(text(mail)).contains("When: Tuesday, 24 November 2026, 13:00, Central European");
    assertThat(html(mail)).contains("<html lang=\"en\">");
  }

  @ParameterizedTest
  @EnumSource
  void a_german_notice_has_no_english_sentence(NoticeKind kind) {
    pool.speak("de");
    make(kind);
    var mail = mail(kind);
    var all = mail.getSubject() + text(mail) + html(mail);

    assertThat(all).contains("Sie bekommen diese E-Mail, weil");
    for (var phrase : LanguageTest.onlyEnglish()) {
      assertThat(all).doesNotContain(phrase);
    }
    assertThat(all).doesNotContain("{{", "}}").doesNotContainPattern("\\[[a-z-]+]");
  }

  @ParameterizedTest
  @EnumSource
  void every_notice_is_text_and_page_and_small(NoticeKind kind) {
    make(kind);
    var mail = mail(kind);
    var raw = ses.mails().getFirst().raw();

    assertThat(mail.getSubject()).contains("A concert");
    assertThat(text(mail)).contains("A concert", LINK, "You get this mail because", "ticket");
    assertThat(html(mail))
        .contains("A concert", "href=\"" + LINK + "\"", "You get this mail because")
        .contains("name=\"color-scheme\" content=\"light dark\"")
        // Nothing comes from elsewhere, and nothing runs.
        .doesNotContainPattern("src=\"(?!cid:)")
        .doesNotContain("<script", "<link", "url(", "@import");
    assertThat(raw).hasSizeLessThan(MOST_BYTES);
    assertThat(raw.split("\r\n")).allSatisfy(line -> assertThat(line).hasSizeLessThan(999));
    assertThat(mail.getHeader().getField("Auto-Submitted").getBody()).isEqualTo("auto-generated");
    assertThat(raw)
        .contains("\r\nFrom: Box Office <tickets@example.com>\r\n", "\r\nTo: ada@example.com\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Concert\r\nBcc: all@example.com",
        "Concert\nSubject: another",
        "Concert\u2028Bcc: all@example.com",
        "<script>alert(1)</script>",
        "\"><img src=https://evil.example/x.png onerror=alert(1)>",
        "{{link}} {{{link}}}",
        "\u202Egnp.exe\u202C \u2067right\u2069",
        "\u05E9\u05DC\u05D5\u05DD concert",
        "=?utf-8?Q?Bcc:=20all@example.com?=",
        "BEGIN:VEVENT\nEND:VCALENDAR; , \\",
      })
  void no_field_gets_out_of_its_place(String hostile) {
    name(hostile);
    house.book("ada", 2);
    var mail = mail(NoticeKind.BOOKED);

    assertThat(mail.getHeader().getFields())
        .extracting(Field::getName)
        .containsExactlyInAnyOrder(
            "Message-ID",
            "Date",
            "From",
            "To",
            "Subject",
            "Auto-Submitted",
            "MIME-Version",
            "Content-Type");
    assertThat(mail.getSubject())
        .startsWith("You have 2 tickets for ")
        .doesNotContain("\r", "\n", "\u2028", "\u202E", "\u2067");
    assertThat(html(mail)).doesNotContain("<script", "<img src=http", "onerror=alert(1)>");
    assertThat(html(mail)).doesNotContain("\u202E", "\u2067");
    assertThat(calendar(mail).split("BEGIN:VEVENT\r\n")).hasSize(2);
    assertThat(calendar(mail)).endsWith("END:VEVENT\r\nEND:VCALENDAR\r\n");
  }

  @Test
  void a_very_long_title_fits() {
    var family = "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67\u200D\uD83D\uDC66";
    name(family.repeat(120));
    house.book("ada", 2);
    var mail = mail(NoticeKind.BOOKED);

    assertThat(mail.getSubject()).endsWith("…");
    assertThat(html(mail)).contains(family.repeat(120));
    assertThat(ses.mails().getFirst().raw().split("\r\n"))
        .allSatisfy(line -> assertThat(line).hasSizeLessThan(999));
    assertThat(ses.mails().getFirst().raw()).hasSizeLessThan(MOST_BYTES);
  }

  /** Brings the booking of ada to where a notice of this kind is due. */
  private void make(NoticeKind kind) {
    switch (kind) {
      case BOOKED, FEWER_TICKETS, MORE_TICKETS, HANDED_ON, RECEIVED, EVENT_MOVED, REMINDER ->
          house.book("ada", 2);
      case ORGANIZER_MESSAGE -> {
        house.book("ada", 2);
        house.organizer().message("Doors", "At 19:00.");
      }
      case WAITING, SMALLER_GROUP, LEFT_WAITLIST, PROMOTED, NO_LONGER_FITS, EVENT_BEGAN -> {
        house.book("bob", 4);
        house.join("ada", 2);
      }
      case CANCELLED, EVENT_CANCELLED -> house.book("ada", 2);
    }
    switch (kind) {
      case BOOKED, WAITING, HANDED_ON, RECEIVED, EVENT_MOVED, REMINDER, ORGANIZER_MESSAGE -> {}
      case FEWER_TICKETS -> house.change("ada", new BookingWish.GiveBack(Serials.of(List.of(2))));
      case MORE_TICKETS -> house.change("ada", new BookingWish.Add(1));
      case SMALLER_GROUP -> house.change("ada", new BookingWish.WaitForFewer(1));
      case PROMOTED -> {
        house.cancel("bob");
        house.settle();
      }
      case CANCELLED, LEFT_WAITLIST -> house.cancel("ada");
      case EVENT_CANCELLED -> {
        house.organizer().cancel();
        house.applyChanges();
      }
      case NO_LONGER_FITS, EVENT_BEGAN -> {
        house.later(Duration.ofDays(1));
        house.reconcile();
      }
    }
  }

  private Message mail(NoticeKind kind) {
    return mail(kind, details(kind));
  }

  private Message mail(NoticeKind kind, Map<String, String> more) {
    var values = new HashMap<>(Settings.withLimits(1).values());
    values.putAll(
        Map.of(
            "USER_POOL_ID", FakePool.ID,
            "NOTICES_SENDER", "tickets@example.com",
            "PAGE_URL", "https://tickets.example.com"));
    var app =
        new App(
            new Clients(
                house::table, () -> pool, Envelopes.absent(), Envelopes.absent(), ses::client),
            house::now,
            new Random(1),
            _ -> {},
            (_, _) -> {},
            new Settings(values));
    var type =
        switch (kind) {
          case BOOKED -> "BookingConfirmed";
          case WAITING -> "BookingWaitlisted";
          case PROMOTED -> "BookingPromoted";
          case FEWER_TICKETS, SMALLER_GROUP -> "BookingReduced";
          case MORE_TICKETS -> "BookingEnlarged";
          case HANDED_ON -> "BookingHandedOn";
          case RECEIVED -> "BookingReceived";
          case EVENT_MOVED -> "EventMoved";
          case REMINDER -> "Reminder";
          case ORGANIZER_MESSAGE -> "OrganizerMessage";
          default -> "BookingCancelled";
        };
    var envelope = Envelopes.of(type, house.booking("ada"), house.now(), more);
    var request =
        NoticeRequest.read(
            kind == NoticeKind.ORGANIZER_MESSAGE
                ? envelope.replaceFirst("\\{", "{\"message\": 1, ")
                : envelope);
    assertThat(request.kind()).contains(kind);
    assertThat(app.sendNotices().send(request, Duration.ofMinutes(1)))
        .isEqualTo(new Tried(Result.SENT));
    return ses.mails().getLast().message();
  }

  /** What the domain event of a notice says beside the booking. */
  private static Map<String, String> details(NoticeKind kind) {
    return switch (kind) {
      case BOOKED, WAITING, EVENT_MOVED, REMINDER, ORGANIZER_MESSAGE -> Map.of();
      case FEWER_TICKETS -> Map.of("was", "CONFIRMED", "tickets", "2");
      case MORE_TICKETS, HANDED_ON, RECEIVED -> Map.of("was", "CONFIRMED", "tickets", "1");
      case SMALLER_GROUP -> Map.of("was", "WAITLISTED", "tickets", "1");
      case PROMOTED -> Map.of("was", "WAITLISTED");
      case CANCELLED -> Map.of("was", "CONFIRMED", "reason", "guest");
      case LEFT_WAITLIST -> Map.of("was", "WAITLISTED", "reason", "guest");
      case EVENT_CANCELLED -> Map.of("was", "CONFIRMED", "reason", "event");
      case NO_LONGER_FITS -> Map.of("was", "WAITLISTED", "reason", "no-longer-fits");
      case EVENT_BEGAN -> Map.of("was", "WAITLISTED", "reason", "event-began");
    };
  }

  private void name(String name) {
    house
        .table()
        .updateIf(
            Keys.event(PublishedEvents.EVENT_ID),
            "SET #name = :name",
            "attribute_exists(PK)",
            Map.of("#name", "name"),
            Attributes.of(":name", name));
  }

  private static String text(Message mail) {
    return new String(bytes(part(mail, "text/plain")), StandardCharsets.UTF_8);
  }

  private static String html(Message mail) {
    return new String(bytes(part(mail, "text/html")), StandardCharsets.UTF_8);
  }

  /** The calendar file with its lines unfolded. */
  private static String calendar(Message mail) {
    return new String(bytes(part(mail, "text/calendar")), StandardCharsets.UTF_8)
        .replace("\r\n ", "");
  }

  private static Entity part(Message mail, String type) {
    return parts(mail).filter(part -> part.getMimeType().equals(type)).findFirst().orElseThrow();
  }

  private static Stream<Entity> parts(Entity entity) {
    Body body = entity.getBody();
    return body instanceof Multipart many
        ? many.getBodyParts().stream().flatMap(NoticeMailsTest::parts)
        : Stream.of(entity);
  }

  private static byte[] bytes(Entity part) {
    try (var content = ((SingleBody) part.getBody()).getInputStream()) {
      return content.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
