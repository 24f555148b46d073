package boxoffice.table.expression;

import boxoffice.table.refusal.Refused;

/** The expressions of a request, by the names of their parameters. */
public enum Kind {
  CONDITION("ConditionExpression"),
  UPDATE("UpdateExpression"),
  KEY_CONDITION("KeyConditionExpression"),
  FILTER("FilterExpression"),
  PROJECTION("ProjectionExpression");

  private final String parameter;

  Kind(String parameter) {
    this.parameter = parameter;
  }

  String parameter() {
    return parameter;
  }

  /** What is wrong with an expression of this kind. */
  @SuppressWarnings("AnnotateFormatMethod")
  Refused flaw(String words, Object... arguments) {
    return Refused.invalid("Invalid %s: %s", parameter, words.formatted(arguments));
  }
}
