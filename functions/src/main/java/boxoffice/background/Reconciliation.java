package boxoffice.background;

import java.util.List;

/**
 * What reconciling found.
 *
 * @param events how many events there are
 * @param unchecked how many of them this run did not judge: it did not come to them in its time, or
 *     they did not stand still, or the table did not answer
 * @param uncheckedSeconds how long ago, at most, the one of these was judged that was judged
 *     longest ago; 0 where every event was judged
 * @param repaired differences that are gone now
 * @param differences differences that are left, for somebody to look at
 */
public record Reconciliation(
    int events,
    int unchecked,
    long uncheckedSeconds,
    List<Difference> repaired,
    List<Difference> differences) {

  public Reconciliation {
    repaired = List.copyOf(repaired);
    differences = List.copyOf(differences);
  }
}
