package boxoffice.table.engine;

import boxoffice.table.refusal.Code;
import boxoffice.table.refusal.Refused;
import boxoffice.table.value.Attributes;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A transaction that was cancelled, with a reason for each of its items in their order. */
public final class Cancelled extends Refused {

  private static final long serialVersionUID = 1;

  private final transient List<Reason> reasons;

  /**
   * Why an item cancels its transaction.
   *
   * @param words null where it does not
   * @param item the item, if its condition failed and the request wants to see it
   */
  public record Reason(String code, @Nullable String words, @Nullable Attributes item) {

    static final Reason NONE = new Reason("None", null, null);

    static final Reason CONFLICT =
        new Reason("TransactionConflict", "Transaction is ongoing for the item", null);

    static Reason conditionFailed(@Nullable Attributes item) {
      return new Reason("ConditionalCheckFailed", ConditionFailed.WORDS, item);
    }

    static Reason invalid(Refused flaw) {
      return new Reason("ValidationError", flaw.words(), null);
    }
  }

  Cancelled(List<Reason> reasons) {
    super(
        Code.TRANSACTION_CANCELED,
        "Transaction cancelled, please refer cancellation reasons for specific reasons [%s]"
            .formatted(reasons.stream().map(Reason::code).collect(Collectors.joining(", "))));
    this.reasons = List.copyOf(reasons);
  }

  public List<Reason> reasons() {
    return reasons;
  }

  /** Cancels the transaction if any item has a reason to. */
  static void ifAny(List<Reason> reasons) {
    if (reasons.stream().anyMatch(reason -> !reason.equals(Reason.NONE))) {
      throw new Cancelled(reasons);
    }
  }
}
