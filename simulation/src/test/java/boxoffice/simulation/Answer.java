package boxoffice.simulation;

import java.util.List;

/** The answer to a call. */
public sealed interface Answer {

  /** This request booked the tickets. */
  record Booked() implements Answer {}

  /** This request joined the waitlist. */
  record Waiting() implements Answer {}

  /** The user has this many tickets already. */
  record AlreadyYours() implements Answer {}

  /**
   * This request was carried out before.
   *
   * @param waits whether it joined the waitlist; otherwise it booked
   */
  record Repeated(boolean waits) implements Answer {}

  /** This request was carried out before, and its booking is cancelled since. */
  record CancelledSince() implements Answer {}

  /** The user has a live booking of another quantity. */
  record DifferentQuantity() implements Answer {}

  /** The key belongs to another request. */
  record KeyReused() implements Answer {}

  /**
   * This request gets nothing, and never will.
   *
   * @param forSeats whether for want of seats; otherwise by the terms of sale
   */
  record Refused(boolean forSeats) implements Answer {}

  /** The booking is not live any more. */
  record Cancelled() implements Answer {}

  record NoSuchBooking() implements Answer {}

  /** The cancellation deadline has passed. */
  record TooLate() implements Answer {}

  /**
   * This request lets tickets in.
   *
   * @param serials which
   */
  record CheckedIn(List<Integer> serials) implements Answer {}

  /** A ticket is in: it lets nobody in, and its booking cannot be cancelled. */
  record CheckedInBefore() implements Answer {}

  /** The check-in is undone. */
  record Undone() implements Answer {}

  /**
   * The ticket lets nobody in: it is valid no more, the booking or the event is cancelled, or the
   * door is closed.
   */
  record NotLetIn() implements Answer {}

  /** This request changed the quantity of the booking, now or before. */
  record Altered() implements Answer {}

  /** The booking is not as the user saw it. */
  record NotAsSeen() implements Answer {}

  /** The booking, or the link, is not such that this could be done. */
  record NotPossible() implements Answer {}

  /** There is a link. */
  record Linked() implements Answer {}

  /** Nobody opens the link any more. */
  record Withdrawn() implements Answer {}

  /** This request took the tickets of a link, now or before. */
  record Received() implements Answer {}

  /** The event has what the organizer asked for. */
  record Changed() implements Answer {}

  /** The event cannot have what the organizer asked for. */
  record NotChanged() implements Answer {}

  /** It may or may not have happened. A repeat is safe, and the stream repeats. */
  record TryAgain() implements Answer {}

  /** What the stream asked for is done, for now. */
  record Done() implements Answer {}

  /** What was handed on, all but these records or messages, from 0. */
  record HandedOn(List<Integer> left) implements Answer {}

  /** The user has called too often in this second. */
  record TooOften() implements Answer {}

  /** The event is a draft: there are no tickets. */
  record NotOnSale() implements Answer {}

  /** What a list shows of the event. */
  record Listed(int available, int waiting) implements Answer {}

  /** The event is in no list. */
  record NotListed() implements Answer {}

  /**
   * What reconciling found.
   *
   * @param unchecked how many events could not be judged
   * @param differences what is wrong and left
   */
  record Reconciled(int unchecked, List<String> differences) implements Answer {}
}
