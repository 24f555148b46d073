package boxoffice.infra;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awscdk.services.wafv2.CfnWebACL.AndStatementProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.ByteMatchStatementProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.FieldToMatchProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.HeaderMatchPatternProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.HeadersProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.NotStatementProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.OrStatementProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.RateBasedStatementCustomKeyProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.RateBasedStatementProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.RateLimitHeaderProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.SizeConstraintStatementProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.StatementProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.TextTransformationProperty;

/**
 * <a
 * href="https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statements.html">Statements</a>
 * of firewall rules.
 */
final class Statements {

  /** Bytes of headers that WAF inspects. */
  private static final int INSPECTED = 8192;

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

  /**
   * The headers are longer or more than <a
   * href="https://docs.aws.amazon.com/waf/latest/developerguide/waf-oversize-request-components.html">WAF
   * inspects</a>.
   */
  static StatementProperty headersAreOversize() {
    var headers =
        HeadersProperty.builder()
            .matchPattern(HeaderMatchPatternProperty.builder().all(Map.of()).build())
            .matchScope("ALL")
            .oversizeHandling("MATCH")
            .build();
    return StatementProperty.builder()
        .sizeConstraintStatement(
            SizeConstraintStatementProperty.builder()
                .fieldToMatch(FieldToMatchProperty.builder().headers(headers).build())
                .comparisonOperator("GT")
                .size(INSPECTED)
                .textTransformations(transformations("NONE"))
                .build())
        .build();
  }

  /**
   * More requests from one address than a rate.
   *
   * @param counted the requests that count; without it, all do
   */
  static StatementProperty overByAddress(Rate rate, Optional<StatementProperty> counted) {
    return over(RateBasedStatementProperty.builder().aggregateKeyType("IP"), rate, counted);
  }

  /**
   * More requests with one value of a header than a rate. <a
   * href="https://docs.aws.amazon.com/waf/latest/APIReference/API_RateBasedStatementCustomKey.html">Without
   * the header</a>, a request neither counts nor is blocked.
   *
   * @param counted the requests that count; without it, all do
   * @param transformations of the value, before it is compared
   */
  static StatementProperty overByHeader(
      String name, Rate rate, Optional<StatementProperty> counted, String... transformations) {
    var header =
        RateLimitHeaderProperty.builder()
            .name(name)
            .textTransformations(transformations(transformations))
            .build();
    return over(
        RateBasedStatementProperty.builder()
            .aggregateKeyType("CUSTOM_KEYS")
            .customKeys(
                List.of(RateBasedStatementCustomKeyProperty.builder().header(header).build())),
        rate,
        counted);
  }

  private static StatementProperty over(
      RateBasedStatementProperty.Builder key, Rate rate, Optional<StatementProperty> counted) {
    counted.ifPresent(key::scopeDownStatement);
    return StatementProperty.builder()
        .rateBasedStatement(key.limit(rate.requests()).evaluationWindowSec(rate.seconds()).build())
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
