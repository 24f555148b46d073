package boxoffice.infra;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.services.wafv2.CfnWebACL.AndStatementProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.ByteMatchStatementProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.FieldToMatchProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.NotStatementProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.OrStatementProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.RateBasedStatementCustomKeyProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.RateBasedStatementProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.RateLimitHeaderProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.StatementProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.TextTransformationProperty;

/**
 * <a
 * href="https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statements.html">Statements</a>
 * of firewall rules.
 */
final class Statements {

  private static final int WINDOW_SECONDS = 300;

  private Statements() {}

  /** The path contains this text, in any letter case and encoding. */
  static StatementProperty pathContains(String part) {
    return match(
        FieldToMatchProperty.builder().uriPath(Map.of()).build(),
        "CONTAINS",
        part,
        "URL_DECODE",
        "NORMALIZE_PATH",
        "LOWERCASE");
  }

  static StatementProperty headerIs(String name, String value) {
    return match(
        FieldToMatchProperty.builder().singleHeader(Map.of("Name", name)).build(),
        "EXACTLY",
        value,
        "NONE");
  }

  static StatementProperty both(StatementProperty one, StatementProperty other) {
    return StatementProperty.builder()
        .andStatement(AndStatementProperty.builder().statements(List.of(one, other)).build())
        .build();
  }

  static StatementProperty any(List<StatementProperty> statements) {
    return StatementProperty.builder()
        .orStatement(OrStatementProperty.builder().statements(statements).build())
        .build();
  }

  static StatementProperty not(StatementProperty statement) {
    return StatementProperty.builder()
        .notStatement(NotStatementProperty.builder().statement(statement).build())
        .build();
  }

  /** More than {@code limit} such requests from one address in five minutes. */
  static StatementProperty overByAddress(int limit, StatementProperty requests) {
    return over(RateBasedStatementProperty.builder().aggregateKeyType("IP"), limit, requests);
  }

  /** More than {@code limit} such requests with one value of a header in five minutes. */
  static StatementProperty overByHeader(String name, int limit, StatementProperty requests) {
    var header =
        RateLimitHeaderProperty.builder().name(name).textTransformations(transformations("NONE"));
    return over(
        RateBasedStatementProperty.builder()
            .aggregateKeyType("CUSTOM_KEYS")
            .customKeys(
                List.of(
                    RateBasedStatementCustomKeyProperty.builder().header(header.build()).build())),
        limit,
        requests);
  }

  private static StatementProperty over(
      RateBasedStatementProperty.Builder key, int limit, StatementProperty requests) {
    return StatementProperty.builder()
        .rateBasedStatement(
            key.limit(limit)
                .evaluationWindowSec(WINDOW_SECONDS)
                .scopeDownStatement(requests)
                .build())
        .build();
  }

  private static StatementProperty match(
      FieldToMatchProperty field, String how, String value, String... transformations) {
    return StatementProperty.builder()
        .byteMatchStatement(
            ByteMatchStatementProperty.builder()
                .fieldToMatch(field)
                .positionalConstraint(how)
                .searchString(value)
                .textTransformations(transformations(transformations))
                .build())
        .build();
  }

  private static List<TextTransformationProperty> transformations(String... types) {
    return Stream.iterate(0, i -> i < types.length, i -> i + 1)
        .map(i -> TextTransformationProperty.builder().priority(i).type(types[i]).build())
        .toList();
  }
}
