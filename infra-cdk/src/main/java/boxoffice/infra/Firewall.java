package boxoffice.infra;

import static boxoffice.infra.Statements.both;
import static boxoffice.infra.Statements.headerIs;
import static boxoffice.infra.Statements.not;
import static boxoffice.infra.Statements.overByAddress;
import static boxoffice.infra.Statements.overByHeader;
import static boxoffice.infra.Statements.pathContains;

import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * Slows down callers who guess passwords or codes. Nobody is signed in on these routes, so only the
 * address tells callers apart.
 */
public final class Firewall extends Construct {

  /** Requests from one address in five minutes. Many people can share an address. */
  static final int LIMIT = 300;

  static final String METRIC = "All";

  private static final String TOO_MANY = "too-many-requests";

  /**
   * @param page its requests all come from addresses of CloudFront
   */
  public record Props(Backend backend, Optional<Page> page) {}

  public Firewall(Construct scope, String id, Props props) {
    super(scope, id);
    var acl =
        CfnWebACL.Builder.create(this, "Acl")
            .scope("REGIONAL")
            .defaultAction(
                DefaultActionProperty.builder()
                    .allow(AllowActionProperty.builder().build())
                    .build())
            .rules(rules(props.page()))
            .customResponseBodies(
                Map.of(
                    TOO_MANY,
                    CustomResponseBodyProperty.builder()
                        .contentType("APPLICATION_JSON")
                        .content(
                            """
                            {"type":"/problems/too-many-requests","title":"Too many requests",\
                            "status":429,"detail":"Too many requests at once; try again shortly."}\
                            """)
                        .build()))
            .visibilityConfig(visibility(METRIC))
            .build();
    CfnWebACLAssociation.Builder.create(this, "BeforeTheApi")
        .webAclArn(acl.getAttrArn())
        .resourceArn(props.backend().apiStageArn())
        .build();
  }

  private static List<RuleProperty> rules(Optional<Page> page) {
    var accounts = pathContains("/auth/");
    if (page.isEmpty()) {
      return List.of(rule(0, "ByAddress", overByAddress(LIMIT, accounts)));
    }
    var fromPage = headerIs("x-api-key", page.get().apiKey());
    return List.of(
        rule(0, "ByAddress", overByAddress(LIMIT, both(accounts, not(fromPage)))),
        rule(1, "ByViewer", overByHeader(Page.VIEWER, LIMIT, both(accounts, fromPage))));
  }

  private static RuleProperty rule(int priority, String name, StatementProperty statement) {
    var answer =
        CustomResponseProperty.builder()
            .responseCode(429)
            .customResponseBodyKey(TOO_MANY)
            .responseHeaders(
                List.of(
                    header("Retry-After", "60"),
                    header("Access-Control-Allow-Origin", "*"),
                    header("Access-Control-Expose-Headers", "Retry-After")))
            .build();
    return RuleProperty.builder()
        .priority(priority)
        .name(name)
        .statement(statement)
        .action(
            RuleActionProperty.builder()
                .block(BlockActionProperty.builder().customResponse(answer).build())
                .build())
        .visibilityConfig(visibility(name))
        .build();
  }

  private static CustomHTTPHeaderProperty header(String name, String value) {
    return CustomHTTPHeaderProperty.builder().name(name).value(value).build();
  }

  static VisibilityConfigProperty visibility(String metric) {
    return VisibilityConfigProperty.builder()
        .cloudWatchMetricsEnabled(true)
        .metricName(metric)
        .sampledRequestsEnabled(false)
        .build();
  }
}
