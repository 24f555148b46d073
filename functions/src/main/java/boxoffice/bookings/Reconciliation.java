package boxoffice.bookings;

import java.util.List;

/**
 * What reconciling found.
 *
 * @param events how many events were looked at
 * @param unchecked how many of them could not be judged, since they did not stand still or the time
 *     was over; they are settled or swept nevertheless where there was time
 * @param mended differences that are gone now
 * @param differences differences that are left, for somebody to look at
 */
public record Reconciliation(
    int events, int unchecked, List<Difference> mended, List<Difference> differences) {

  public Reconciliation {
    mended = List.copyOf(mended);
    differences = List.copyOf(differences);
  }
}
