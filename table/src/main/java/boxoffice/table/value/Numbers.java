package boxoffice.table.value;

import boxoffice.table.refusal.Refused;
import java.math.BigDecimal;

/**
 * Numbers as <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html#HowItWorks.DataTypes.Number">DynamoDB</a>
 * has them: 38 digits, from 1E-130 to 9.99E+125 and the same below zero.
 */
public final class Numbers {

  private static final int MOST_DIGITS = 38;
  private static final int LARGEST_EXPONENT = 125;
  private static final int SMALLEST_EXPONENT = -130;

  /** Longer than any number with its exponent, and short enough to be parsed in no time. */
  private static final int LONGEST = 400;

  private Numbers() {}

  /**
   * The number that a text stands for.
   *
   * @throws Refused where it is none, or one that cannot be stored
   */
  public static Value.Decimal parse(String text) {
    if (text.isEmpty()) {
      throw Refused.invalid("The parameter cannot be converted to a numeric value");
    }
    if (text.length() > LONGEST) {
      throw notANumber(text);
    }
    try {
      return of(new BigDecimal(text));
    } catch (NumberFormatException _) {
      throw notANumber(text);
    }
  }

  /**
   * The value of a number.
   *
   * @throws Refused where it cannot be stored
   */
  public static Value.Decimal of(BigDecimal number) {
    if (number.signum() == 0) {
      return new Value.Decimal(BigDecimal.ZERO);
    }
    var stripped = number.stripTrailingZeros();
    var exponent = (long) stripped.precision() - stripped.scale() - 1;
    if (exponent > LARGEST_EXPONENT) {
      throw Refused.invalid(
          "Number overflow. Attempting to store a number with magnitude larger than supported"
              + " range");
    }
    if (exponent < SMALLEST_EXPONENT) {
      throw Refused.invalid(
          "Number underflow. Attempting to store a number with magnitude smaller than supported"
              + " range");
    }
    if (stripped.precision() > MOST_DIGITS) {
      throw Refused.invalid("Attempting to store more than 38 significant digits in a Number");
    }
    return new Value.Decimal(stripped);
  }

  /** Digits, without an exponent. */
  public static String format(BigDecimal number) {
    return number.toPlainString();
  }

  /**
   * One byte for two significant digits, one more, and one for a sign. The two are those of a
   * hundred: 1.5 has as many as 1.50, and 15 has half of them.
   */
  static int size(BigDecimal number) {
    if (number.signum() == 0) {
      return 1;
    }
    var digits = number.precision();
    var exponent = digits - number.scale() - 1;
    var isSplit = digits % 2 == 0 && exponent % 2 == 0;
    return Math.ceilDiv(digits, 2) + (isSplit ? 1 : 0) + 1 + (number.signum() < 0 ? 1 : 0);
  }

  private static Refused notANumber(String text) {
    return Refused.invalid("%s", "The parameter cannot be converted to a numeric value: " + text);
  }
}
