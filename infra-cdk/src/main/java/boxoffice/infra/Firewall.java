package boxoffice.infra;

import static boxoffice.infra.Statements.both;
import static boxoffice.infra.Statements.headerIs;
import static boxoffice.infra.Statements.headersAreOversize;
import static boxoffice.infra.Statements.not;
import static boxoffice.infra.Statements.overByAddress;
import static boxoffice.infra.Statements.overByHeader;
import static boxoffice.infra.Statements.pathContains;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awscdk.services.wafv2.CfnWebACL;
import software.amazon.awscdk.services.wafv2.CfnWebACL.AllowActionProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.BlockActionProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.CustomHTTPHeaderProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.CustomResponseBodyProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.CustomResponseProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.DefaultActionProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.RuleActionProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.RuleProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.StatementProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.VisibilityConfigProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACLAssociation;
import software.constructs.Construct;

/**
 * Keeps callers of the API to a share of their own: nobody slows down others by what they send, and
 * nobody guesses passwords or codes quickly. Nobody is signed in on the routes of accounts, so only
 * the address tells callers apart there; elsewhere the access token does too.
 */
public final class Firewall extends Construct {

  static final String METRIC = "All";

  private static final Answer TOO_MANY =
      new Answer(
          "too-many-requests",
          429,
          "THROTTLED",
          Map.of("Retry-After", "60", "Access-Control-Expose-Headers", "Retry-After"));
  private static final Answer TOO_LARGE =
      new Answer("payload-too-large", 413, "REQUEST_TOO_LARGE", Map.of());

  /**
   * @param page its requests all come from addresses of CloudFront
   */
  public record Props(Backend backend, Optional<Page> page, FirewallLimits limits) {}

  /** What blocked callers get. Its body is that of a gateway response in template.yaml. */
  private record Answer(
      String name, int status, String gatewayResponse, Map<String, String> headers) {}

  public Firewall(Construct scope, String id, Props props) {
    super(scope, id);
    var acl =
        CfnWebACL.Builder.create(this, "Acl")
            .scope("REGIONAL")
            .defaultAction(
                DefaultActionProperty.builder()
                    .allow(AllowActionProperty.builder().build())
                    .build())
            .rules(rules(props))
            .customResponseBodies(
                Map.of(
                    TOO_MANY.name(), body(props.backend(), TOO_MANY),
                    TOO_LARGE.name(), body(props.backend(), TOO_LARGE)))
            .visibilityConfig(visibility(METRIC))
            .build();
    CfnWebACLAssociation.Builder.create(this, "BeforeTheApi")
        .webAclArn(acl.getAttrArn())
        .resourceArn(props.backend().apiStageArn())
        .build();
  }

  private static List<RuleProperty> rules(Props props) {
    var rules = new ArrayList<RuleProperty>();
    // Behind headers that WAF does not see could be those that the other rules count by.
    rules.add(rule(0, "OversizeHeaders", headersAreOversize(), TOO_LARGE));
    limits(props.limits(), props.page())
        .forEach((name, over) -> rules.add(rule(rules.size(), name, over, TOO_MANY)));
    return rules;
  }

  private static Map<String, StatementProperty> limits(FirewallLimits limits, Optional<Page> page) {
    var accounts = pathContains("/auth/");
    var over = new LinkedHashMap<String, StatementProperty>();
    if (page.isEmpty()) {
      over.put("AccountsByAddress", overByAddress(limits.accounts(), Optional.of(accounts)));
      over.put("ByAddress", overByAddress(limits.address(), Optional.empty()));
    } else {
      var fromPage = headerIs("x-api-key", page.get().apiKey());
      var direct = not(fromPage);
      over.put(
          "AccountsByAddress",
          overByAddress(limits.accounts(), Optional.of(both(accounts, direct))));
      over.put("AccountsByViewer", overByViewer(limits.accounts(), both(accounts, fromPage)));
      over.put("ByAddress", overByAddress(limits.address(), Optional.of(direct)));
      over.put("ByViewer", overByViewer(limits.viewer(), fromPage));
    }
    // One token must not have more shares by another spelling, such as bearer and more spaces.
    over.put(
        "ByToken",
        overByHeader(
            "authorization",
            limits.token(),
            Optional.empty(),
            "COMPRESS_WHITE_SPACE",
            "LOWERCASE"));
    return over;
  }

  private static StatementProperty overByViewer(Rate rate, StatementProperty counted) {
    return overByHeader(Page.VIEWER, rate, Optional.of(counted), "NONE");
  }

  private static RuleProperty rule(
      int priority, String name, StatementProperty statement, Answer answer) {
    var headers = new TreeMap<>(answer.headers());
    headers.put("Access-Control-Allow-Origin", "*");
    headers.put("Cache-Control", "no-store");
    headers.put("X-Content-Type-Options", "nosniff");
    var response =
        CustomResponseProperty.builder()
            .responseCode(answer.status())
            .customResponseBodyKey(answer.name())
            .responseHeaders(
                headers.entrySet().stream()
                    .map(header -> header(header.getKey(), header.getValue()))
                    .toList())
            .build();
    return RuleProperty.builder()
        .priority(priority)
        .name(name)
        .statement(statement)
        .action(
            RuleActionProperty.builder()
                .block(BlockActionProperty.builder().customResponse(response).build())
                .build())
        .visibilityConfig(visibility(name))
        .build();
  }

  private static CustomHTTPHeaderProperty header(String name, String value) {
    return CustomHTTPHeaderProperty.builder().name(name).value(value).build();
  }

  /** WAF sets no content type but {@code application/json}, and knows no id of the request. */
  private static CustomResponseBodyProperty body(Backend backend, Answer answer) {
    return CustomResponseBodyProperty.builder()
        .contentType("APPLICATION_JSON")
        .content(
            backend
                .gatewayResponse(answer.gatewayResponse())
                .replace("$context.requestId", "unknown"))
        .build();
  }

  static VisibilityConfigProperty visibility(String metric) {
    return VisibilityConfigProperty.builder()
        .cloudWatchMetricsEnabled(true)
        .metricName(metric)
        .sampledRequestsEnabled(false)
        .build();
  }
}
