package boxoffice.notices;

import boxoffice.accounts.Account;
import boxoffice.bookings.Booking;
import boxoffice.bookings.BookingState;
import boxoffice.bookings.BookingStore;
import boxoffice.bookings.NamedBooking;
import boxoffice.bookings.TicketCode;
import boxoffice.events.Event;
import boxoffice.events.Message;
import boxoffice.http.Secret;
import boxoffice.http.TimeZones;
import boxoffice.notices.DomainEvent.OfBooking;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes the mails of notices: what the templates name, ticket codes as images, the entry. */
public final class NoticeMails {

  /** What breaks a line, and what turns the direction of the text behind it. */
  private static final Pattern NOT_OF_ONE_LINE =
      Pattern.compile("[\\p{Cntrl}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]+");

  private static final int MOST_AHEAD = 100;

  /** As many as a person may book; a guest list has more, and the page shows them. */
  private static final int MOST_TICKETS = 10;

  private final BookingStore bookings;
  private final String sender;
  private final String page;
  private final InstantSource clock;
  private final Templates templates = new Templates();

  /**
   * @param bookings counts who waits before a guest
   * @param sender the address that mails come from
   * @param page the address of the page, to which mails link
   */
  public NoticeMails(BookingStore bookings, String sender, String page, InstantSource clock) {
    this.bookings = bookings;
    this.sender = sender;
    this.page = page;
    this.clock = clock;
  }

  /**
   * What a notice is about, as it is when it is sent.
   *
   * @param request the change
   * @param named the booking, with the names on its tickets
   * @param message what the organizer wrote, where that is the notice
   * @param replyTo the address of the organizer, where answers go to them
   */
  record Occasion(
      NoticeKind kind,
      NoticeRequest request,
      NamedBooking named,
      Event event,
      Optional<Message> message,
      Account account,
      Optional<Secret> replyTo) {

    Booking booking() {
      return named.booking();
    }
  }

  /** The mail of a notice. */
  MimeMail mail(Occasion occasion) {
    var now = clock.instant();
    var words = Words.of(occasion.account().language());
    var codes = codes(occasion.booking());
    return new MimeMail(
        occasion.request().detail().id(),
        sender,
        occasion.account().email(),
        occasion.replyTo(),
        templates.letter(occasion.kind().file(), words, fields(occasion, codes, words, now)),
        codes.stream().map(code -> new QrImage(cid(code), code.toString())).toList(),
        calendarFile(occasion, words),
        now);
  }

  /** The mail to a person who registers an address that has an account. */
  MimeMail accountExists(String id, Account account) {
    var words = Words.of(account.language());
    var fields =
        Map.<String, Object>of(
            "language",
            words.locale().toLanguageTag(),
            "name",
            name(account),
            "event",
            "",
            "link",
            page + "/sign-in",
            "reset",
            page + "/reset");
    return new MimeMail(
        id,
        sender,
        account.email(),
        Optional.empty(),
        templates.letter("account-exists", words, fields),
        List.of(),
        Optional.empty(),
        clock.instant());
  }

  private static String name(Account account) {
    return oneLine(Optional.ofNullable(account.name()).orElse(""));
  }

  /** The tickets of a booking, in their order; a mail has no more than {@link #MOST_TICKETS}. */
  private static List<TicketCode> codes(Booking booking) {
    return booking.ticketCodes().values().stream().limit(MOST_TICKETS).toList();
  }

  private static List<Map<String, Object>> shown(
      List<TicketCode> codes, NamedBooking named, Words words) {
    var quantity = named.booking().quantity();
    return codes.stream()
        .map(
            code ->
                Map.<String, Object>of(
                    "code", code.grouped(),
                    "cid", cid(code),
                    "holder", holder(named, code),
                    "title",
                        quantity == 1
                            ? words.say("your-ticket")
                            : words.ticketOf(codes.indexOf(code) + 1, quantity)))
        .toList();
  }

  private static String holder(NamedBooking named, TicketCode code) {
    var name = named.names().of(named.booking(), code.serial());
    return name == null ? "" : oneLine(name);
  }

  private static String cid(TicketCode code) {
    return "ticket-%d@box-office".formatted(code.serial());
  }

  private Map<String, Object> fields(
      Occasion occasion, List<TicketCode> codes, Words words, Instant now) {
    var booking = occasion.booking();
    var details = occasion.event().details();
    var zone = TimeZones.of(details.timeZone());
    var cancelUntil = booking.cancelUntil(details.cancelUntil(), details.startsAt());
    var fields = new HashMap<String, Object>();
    fields.put("language", words.locale().toLanguageTag());
    fields.put("event", oneLine(details.name()));
    fields.put("venue", optional(details.venue()));
    fields.put("price", optional(details.seller().price()));
    fields.put("organizer", optional(details.seller().name()));
    fields.put("contact", optional(details.seller().contact()));
    fields.put("name", name(occasion.account()));
    fields.put("when", words.time().of(details));
    fields.put("doors", words.time().doors(details));
    fields.put("tickets", words.tickets(booking.quantity()));
    fields.put("changed", changed(occasion.request().detail(), words));
    fields.put("heldSeats", occasion.request().heldSeats());
    fields.put("waited", occasion.request().waited());
    fields.put("cancelUntil", now.isBefore(cancelUntil) ? words.time().of(cancelUntil, zone) : "");
    fields.put("codes", shown(codes, occasion.named(), words));
    fields.put("hasTickets", !codes.isEmpty());
    fields.put("several", booking.quantity() > 1);
    fields.put("more", codes.size() == MOST_TICKETS ? more(booking) : "");
    fields.put("place", place(occasion, words));
    fields.put("subject", occasion.message().map(Message::subject).orElse(""));
    fields.put("lines", occasion.message().map(NoticeMails::lines).orElse(List.of()));
    fields.put("link", link(booking));
    fields.put("account", page + "/account");
    return fields;
  }

  /** The lines of a message: an empty one stays, and none begins a part of the mail. */
  private static List<Map<String, Object>> lines(Message message) {
    return message
        .text()
        .lines()
        .map(NoticeMails::oneLine)
        .map(line -> Map.<String, Object>of("line", line))
        .toList();
  }

  private String place(Occasion occasion, Words words) {
    var booking = occasion.booking();
    var place = booking.place();
    if (place == null || !occasion.kind().showsPlace()) {
      return "";
    }
    var ahead = bookings.ahead(booking, place, MOST_AHEAD);
    return ahead < MOST_AHEAD
        ? Integer.toString(ahead + 1)
        : words.counted("more-than", MOST_AHEAD);
  }

  private Optional<CalendarFile> calendarFile(Occasion occasion, Words words) {
    return switch (occasion.kind()) {
      case BOOKED, PROMOTED, FEWER_TICKETS, MORE_TICKETS, RECEIVED ->
          Optional.of(CalendarFile.request(entry(occasion, words)));
      case EVENT_MOVED ->
          occasion.booking().state() == BookingState.CONFIRMED
              ? Optional.of(CalendarFile.request(entry(occasion, words)))
              : Optional.empty();
      case HANDED_ON ->
          Optional.of(
              occasion.booking().state() == BookingState.CONFIRMED
                  ? CalendarFile.request(entry(occasion, words))
                  : CalendarFile.cancel(entry(occasion, words)));
      case CANCELLED, EVENT_CANCELLED ->
          occasion.request().heldSeats()
              ? Optional.of(CalendarFile.cancel(entry(occasion, words)))
              : Optional.empty();
      case WAITING,
          SMALLER_GROUP,
          REMINDER,
          ORGANIZER_MESSAGE,
          LEFT_WAITLIST,
          NO_LONGER_FITS,
          EVENT_BEGAN ->
          Optional.empty();
    };
  }

  private CalendarFile.Entry entry(Occasion occasion, Words words) {
    return new CalendarFile.Entry(
        occasion.booking(),
        occasion.event(),
        occasion.request().detail().at(),
        sender,
        occasion.account().email(),
        link(occasion.booking()),
        description(occasion, words),
        words.locale());
  }

  /** What an entry says beside time, name and place. */
  private String description(Occasion occasion, Words words) {
    var details = occasion.event().details();
    var lines = new ArrayList<String>();
    line(words, "doors", words.time().doors(details)).ifPresent(lines::add);
    line(words, "price", optional(details.seller().price())).ifPresent(lines::add);
    line(words, "organizer", optional(details.seller().name())).ifPresent(lines::add);
    line(words, "ask", optional(details.seller().contact())).ifPresent(lines::add);
    lines.add(words.say("button") + ": " + link(occasion.booking()));
    return String.join("\n", lines);
  }

  private static Optional<String> line(Words words, String key, String value) {
    return value.isEmpty() ? Optional.empty() : Optional.of(words.say(key) + " " + value);
  }

  /** The address of a booking on the page. */
  private String link(Booking booking) {
    return page + "/bookings/" + booking.bookingId();
  }

  private static String changed(OfBooking detail, Words words) {
    return Optional.ofNullable(detail.tickets()).map(words::tickets).orElse("");
  }

  /** How many tickets a mail leaves to the page. */
  private static String more(Booking booking) {
    var more = booking.quantity() - MOST_TICKETS;
    return more == 0 ? "" : Integer.toString(more);
  }

  private static String optional(@Nullable String text) {
    return text == null ? "" : oneLine(text);
  }

  /** A field on one line, whatever somebody wrote: it cannot begin a header, or turn the rest. */
  private static String oneLine(String text) {
    return NOT_OF_ONE_LINE.matcher(text).replaceAll(" ").strip();
  }
}
