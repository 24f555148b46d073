package boxoffice.background;

import java.util.List;

/**
 * What reconciling found.
 *
 * @param events how many events were looked at
 * @param unchecked how many of them could not be judged, since they did not stand still or the time
 *     was over; they are settled or swept nevertheless where there was time
 * @param repaired differences that are gone now
 * @param differences differences that are left, for somebody to look at
 */
public record Reconciliation(
    int events, int unchecked, List<Difference> repaired, List<Difference> differences) {

  public Reconciliation {
    repaired = List.copyOf(repaired);
    differences = List.copyOf(differences);
  }
}
