package boxoffice.simulation;

import boxoffice.bookings.Booking;
import boxoffice.bookings.RequestKey;
import boxoffice.dynamodb.Key;
import boxoffice.dynamodb.Keys;
import boxoffice.simulation.table.StoredItem;
import boxoffice.simulation.table.TableImage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What has been true of tickets since a call began that wants to let them in.
 *
 * @param call the call; null for other calls
 * @param known whether there was a check-in of its key when it began
 * @param stood whether that check-in stood at any moment
 * @param othersIn whether one of its tickets was in by another check-in at any moment, or all that
 *     are left
 * @param invalid whether its tickets were not valid at any moment
 */
record AtDoor(
    Call.@Nullable CheckIn call, boolean known, boolean stood, boolean othersIn, boolean invalid) {

  static final AtDoor NONE = new AtDoor(null, false, false, false, false);

  /** For a call that begins now. In the middle of a commit it may see what was before. */
  static AtDoor begin(Call.CheckIn call, State state) {
    var key = checkInKey(call);
    var before = state.stillSeen();
    var known = state.image().get(key).isPresent() && before.get(key).isPresent();
    return new AtDoor(call, known, false, false, false).seeing(before).seeing(state.image());
  }

  AtDoor seeing(TableImage image) {
    if (call == null) {
      return this;
    }
    var stands = checkIn(image, call).filter(HeldTickets::stands).isPresent();
    return new AtDoor(
        call,
        known,
        stood || stands,
        othersIn || (!stands && isIn(image, call)),
        invalid || !areValid(image, call));
  }

  private static boolean isIn(TableImage image, Call.CheckIn call) {
    return booking(image, call.user())
        .filter(booking -> isMeant(call, booking))
        .map(HeldTickets::of)
        .filter(tickets -> !tickets.in().isEmpty())
        .filter(
            tickets ->
                call.serial() == 0
                    ? tickets.left().isEmpty()
                    : tickets.in().contains(call.serial()))
        .isPresent();
  }

  /** Whether it is the generation that a call names. A code is the same in all generations here. */
  static boolean isMeant(Call.CheckIn call, StoredItem item) {
    return call.generation() == 0 || call.generation() == item.number("generation");
  }

  /** Whether a call names tickets that are valid. */
  private static boolean areValid(TableImage image, Call.CheckIn call) {
    return booking(image, call.user())
        .filter(booking -> isMeant(call, booking))
        .map(HeldTickets::of)
        .map(HeldTickets::live)
        .filter(live -> call.serial() == 0 ? !live.isEmpty() : live.contains(call.serial()))
        .isPresent();
  }

  static Optional<StoredItem> booking(TableImage image, String user) {
    return image.get(Keys.booking(user, Booking.id(World.EVENT_ID, user)));
  }

  /** The check-in of a call's key. */
  static Optional<StoredItem> checkIn(TableImage image, Call.AtDoor call) {
    return image.get(checkInKey(call));
  }

  /** The id of the check-in of a key. */
  static String id(String key) {
    return RequestKey.of(key, "").key();
  }

  static Key checkInKey(Call.AtDoor call) {
    return Keys.checkIn(call.user(), Booking.id(World.EVENT_ID, call.user()), id(call.key()));
  }
}
