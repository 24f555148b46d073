package boxoffice.notices;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.DaylightSavingsTime;
import biweekly.component.Observance;
import biweekly.component.StandardTime;
import biweekly.component.VEvent;
import biweekly.component.VTimezone;
import biweekly.io.TimezoneAssignment;
import biweekly.parameter.ParticipationStatus;
import biweekly.property.Attendee;
import biweekly.property.Method;
import biweekly.property.Organizer;
import biweekly.property.Status;
import biweekly.util.DateTimeComponents;
import biweekly.util.DayOfWeek;
import biweekly.util.Frequency;
import biweekly.util.Recurrence;
import biweekly.util.UtcOffset;
import boxoffice.bookings.Booking;
import boxoffice.events.Event;
import boxoffice.events.EventDetails;
import boxoffice.http.Secret;
import boxoffice.http.TimeZones;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneRules;
import java.util.Date;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Stream;

/**
 * A file of <a href="https://www.rfc-editor.org/rfc/rfc5545">iCalendar</a> that puts an event into
 * the calendar of a guest, moves it there, and takes it away. One generation of a booking is one
 * entry. The version of the event is its {@code SEQUENCE}, so a calendar keeps the newest, in
 * whatever order the mails come.
 *
 * @param method {@code REQUEST} to put or move the entry, {@code CANCEL} to take it away
 * @param text the file, its lines ended by CR LF
 */
record CalendarFile(String method, String text) {

  /** Long before every event. */
  private static final LocalDateTime EVER = LocalDateTime.of(1970, 1, 1, 0, 0);

  private static final int WEEK = 7;

  /**
   * What an entry says.
   *
   * @param at when it came to be; of two files of one version the later one counts
   * @param sender who sends the mails
   * @param guest the address of the guest
   * @param link where the booking is on the page
   * @param description what it says beside time, name and place
   * @param language of the description
   */
  record Entry(
      Booking booking,
      Event event,
      Instant at,
      String sender,
      Secret guest,
      String link,
      String description,
      Locale language) {}

  /** Puts an entry into a calendar, or moves it. */
  static CalendarFile request(Entry entry) {
    return of(entry, Method.request(), Status.confirmed());
  }

  /** Takes an entry away. */
  static CalendarFile cancel(Entry entry) {
    return of(entry, Method.cancel(), Status.cancelled());
  }

  private static CalendarFile of(Entry entry, Method method, Status status) {
    var booking = entry.booking();
    var event = entry.event();
    var details = event.details();
    var component = new VEvent();
    component.setUid("%s.%d@box-office".formatted(booking.bookingId(), booking.generation()));
    component.setSequence(Math.toIntExact(event.version()));
    component.setDateTimeStamp(Date.from(entry.at()));
    component.setDateStart(Date.from(details.startsAt()), true);
    component.setDateEnd(Date.from(details.overAt()), true);
    component.setSummary(details.name());
    if (details.venue() != null) {
      component.setLocation(details.venue());
    }
    component.setDescription(entry.description()).setLanguage(entry.language().toLanguageTag());
    component.setUrl(entry.link());
    component.setStatus(status);
    component.setOrganizer(new Organizer("Box Office", entry.sender()));
    var attendee = new Attendee(null, entry.guest().value());
    attendee.setParticipationStatus(ParticipationStatus.ACCEPTED);
    attendee.setRsvp(false);
    component.addAttendee(attendee);
    var calendar = new ICalendar();
    calendar.setProductId("-//Box Office//Notices//EN");
    calendar.setMethod(method);
    calendar.addEvent(component);
    var zone = TimeZones.of(details.timeZone());
    if (!isSecondOfItsName(details.startsAt(), zone)
        && !isSecondOfItsName(details.overAt(), zone)) {
      calendar
          .getTimezoneInfo()
          .setDefaultTimezone(
              new TimezoneAssignment(TimeZone.getTimeZone(zone), timeZone(zone, details)));
    }
    return new CalendarFile(method.getValue(), Biweekly.write(calendar).go());
  }

  /**
   * Whether clocks showed the same time before. In a calendar file a local time that comes twice is
   * the first of both, so the second one is written in UTC.
   */
  private static boolean isSecondOfItsName(Instant time, ZoneId zone) {
    var local = time.atZone(zone);
    return !zone.getRules()
        .getValidOffsets(local.toLocalDateTime())
        .getFirst()
        .equals(local.getOffset());
  }

  /**
   * The zone for readers that do not know it: its two changes of clocks a year where it has such
   * rules, or else the change before the start, the one after it, and those while the event is on.
   */
  private static VTimezone timeZone(ZoneId zone, EventDetails details) {
    var start = details.startsAt();
    var rules = zone.getRules();
    var component = new VTimezone(zone.getId());
    var before = rules.previousTransition(start.plusNanos(1));
    var next = rules.nextTransition(start);
    if (next == null) {
      var offset = rules.getOffset(start);
      component.addStandardTime(observance(new StandardTime(), EVER, offset, offset));
    } else if (before != null && isYearly(rules, before) && isYearly(rules, next)) {
      rules
          .getTransitionRules()
          .forEach(
              rule ->
                  add(component, rule.createTransition(EVER.getYear()))
                      .setRecurrenceRule(recurrence(rule)));
    } else {
      Stream.iterate(
              before == null ? next : before,
              change -> change != null && isNeeded(change, next, details.overAt()),
              change -> rules.nextTransition(change.getInstant()))
          .forEach(change -> add(component, change));
    }
    return component;
  }

  /** The first change after the start, or one while the event is on. */
  private static boolean isNeeded(
      ZoneOffsetTransition change, ZoneOffsetTransition next, Instant end) {
    return change.equals(next) || change.getInstant().isBefore(end);
  }

  /** Whether a change follows a rule of the form "the last Sunday of October". */
  private static boolean isYearly(ZoneRules rules, ZoneOffsetTransition change) {
    return rules.getTransitionRules().stream()
        .filter(rule -> rule.createTransition(change.getDateTimeBefore().getYear()).equals(change))
        // The rule may be of another day than clocks show then: UTC, or the end of a day.
        .filter(rule -> change.getDateTimeBefore().getDayOfWeek() == rule.getDayOfWeek())
        .anyMatch(rule -> rule.getDayOfMonthIndicator() % WEEK == 1 || isLast(rule));
  }

  /** Java has the last Sunday of a month as the first one that is not before the last 7 days. */
  private static boolean isLast(ZoneOffsetTransitionRule rule) {
    var month = rule.getMonth();
    return rule.getDayOfMonthIndicator() == -1
        || (month != Month.FEBRUARY
            && rule.getDayOfMonthIndicator() == month.maxLength() - WEEK + 1);
  }

  private static Recurrence recurrence(ZoneOffsetTransitionRule rule) {
    var week = isLast(rule) ? -1 : rule.getDayOfMonthIndicator() / WEEK + 1;
    return new Recurrence.Builder(Frequency.YEARLY)
        .byMonth(rule.getMonth().getValue())
        .byDay(week, DayOfWeek.valueOf(rule.getDayOfWeek().name()))
        .build();
  }

  private static Observance add(VTimezone component, ZoneOffsetTransition change) {
    var from = change.getOffsetBefore();
    var to = change.getOffsetAfter();
    var begins = change.getDateTimeBefore();
    if (to.getTotalSeconds() > from.getTotalSeconds()) {
      var summer = observance(new DaylightSavingsTime(), begins, from, to);
      component.addDaylightSavingsTime(summer);
      return summer;
    }
    var winter = observance(new StandardTime(), begins, from, to);
    component.addStandardTime(winter);
    return winter;
  }

  private static <T extends Observance> T observance(
      T observance, LocalDateTime begins, ZoneOffset from, ZoneOffset to) {
    observance.setDateStart(
        new DateTimeComponents(
            begins.getYear(),
            begins.getMonthValue(),
            begins.getDayOfMonth(),
            begins.getHour(),
            begins.getMinute(),
            begins.getSecond(),
            false));
    observance.setTimezoneOffsetFrom(offset(from));
    observance.setTimezoneOffsetTo(offset(to));
    return observance;
  }

  private static UtcOffset offset(ZoneOffset offset) {
    return new UtcOffset(offset.getTotalSeconds() * 1_000L);
  }
}
