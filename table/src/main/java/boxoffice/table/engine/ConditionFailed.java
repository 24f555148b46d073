package boxoffice.table.engine;

import boxoffice.table.refusal.Code;
import boxoffice.table.refusal.Refused;
import boxoffice.table.value.Attributes;
import org.jspecify.annotations.Nullable;

/** A write whose condition failed. */
public final class ConditionFailed extends Refused {

  private static final long serialVersionUID = 1;

  static final String WORDS = "The conditional request failed";

  private final transient @Nullable Attributes item;

  ConditionFailed(@Nullable Attributes item) {
    super(Code.CONDITION_FAILED, WORDS);
    this.item = item;
  }

  /** The item, if the request wants to see it and there is one. */
  public @Nullable Attributes item() {
    return item;
  }
}
