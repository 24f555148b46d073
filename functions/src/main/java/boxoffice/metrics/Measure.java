package boxoffice.metrics;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is counted. */
public enum Measure {
  BOOKINGS,
  WAITLIST_JOINS,
  CANCELLATIONS,
  /** Tickets given back or added, and waiting groups made smaller. */
  BOOKINGS_CHANGED,
  /** Tickets that became another guest's. */
  TICKETS_HANDED_ON,
  /** Tickets that organizers took for their guests. */
  COMPLIMENTARY_TICKETS,
  /** Tickets that were let in. */
  CHECK_INS,
  /** Tickets whose check-in was undone. */
  CHECK_INS_UNDONE,
  PROMOTIONS,
  REFILLS,
  /** Bookings cancelled because their event was. */
  SWEPT_BOOKINGS,
  /** Waiting bookings ended because they can never get seats. */
  ENDED_BOOKINGS,
  /** Domain events that are on the bus. */
  DOMAIN_EVENTS,
  /** Domain events that the bus did not take at once. */
  UNSENT_EVENTS,
  REFUSED_SOLD_OUT,
  REFUSED_NOT_ENOUGH_SEATS,
  REFUSED_SALES_CLOSED,
  REFUSED_TOO_MANY_BOOKINGS,
  REFUSED_TOO_MANY_TICKETS,
  /** Differences that reconciling found and that are gone now. */
  DIFFERENCES_REPAIRED,
  /** Differences that reconciling found and that somebody has to look at. */
  DIFFERENCES,
  /** Events that a run of reconciling did not judge. */
  EVENTS_UNCHECKED,
  /** For how many seconds the one of them that was judged longest ago is unchecked, at most. */
  UNCHECKED_SECONDS,
  /** Notices that the mail service took. */
  NOTICES_SENT,
  /** Notices whose address the mail service refused. */
  NOTICES_REFUSED,
  /** Requests over a user's limit. */
  TOO_OFTEN,
  /** Transactions that met another one. */
  CONFLICTS,
  /** Transactions that the table had no capacity for, whether or not they met another one. */
  THROTTLES,
  /** Transactions whose reply was lost. */
  UNKNOWN_OUTCOMES,
  /** Operations that ended without an answer but to try again. */
  TRY_AGAIN;

  /** Its name as a metric: the constant in camel case. */
  public String metricName() {
    return Arrays.stream(name().split("_"))
        .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
        .collect(Collectors.joining());
  }
}
