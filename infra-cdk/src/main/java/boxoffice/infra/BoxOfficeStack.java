package boxoffice.infra;

import java.nio.file.Path;
import java.util.Optional;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Tags;
import software.constructs.Construct;

/** The whole of Box Office on one stage. */
public final class BoxOfficeStack extends Stack {

  /**
   * @param template the SAM template
   * @param code the folder that the functions run, with the jar in {@code lib}
   * @param page the folder of the page; without one, the stack has no page
   * @param headers the file of the page's security headers
   * @param domain a name for the page; without one, it has a name of CloudFront's
   * @param site what the foot of the page says of who runs it
   * @param limits how many requests the firewall lets through
   * @param address an e-mail address that gets the alarms
   * @param webhook an address that gets every domain event; it begins with https://
   */
  public record Props(
      Stage stage,
      Path template,
      Path code,
      Optional<Path> page,
      Path headers,
      Optional<PageDomain> domain,
      SiteFile site,
      FirewallLimits limits,
      Optional<String> address,
      Optional<String> webhook) {}

  public BoxOfficeStack(Construct scope, String id, Props props) {
    super(
        scope, id, StackProps.builder().terminationProtection(props.stage().isProtected()).build());
    Tags.of(this).add("stage", props.stage().label());
    var backend =
        new Backend(
            this,
            "Backend",
            new Backend.Props(props.stage(), props.template(), props.code(), props.domain()));
    var topic = new AlarmTopic(this, "AlarmTopic", props.address()).topic();
    var metrics = new Metrics(this, "Metrics", backend);
    var webhook =
        props
            .webhook()
            .map(address -> new Webhook(this, "Webhook", new Webhook.Props(backend, address)));
    var alarms =
        new RolloutAlarms(this, "Alarms", new RolloutAlarms.Props(backend, metrics, topic));
    backend.rollOut(alarms::of);
    new Watch(this, "Watch", new Watch.Props(backend, webhook, metrics, topic));
    new CostBudget(this, "Budget", new CostBudget.Props(props.stage().monthlyBudget(), topic));
    var page =
        props
            .page()
            .map(
                folder ->
                    new Page(
                        this,
                        "Page",
                        new Page.Props(
                            backend, folder, props.headers(), props.domain(), props.site())));
    new Firewall(this, "Firewall", new Firewall.Props(backend, page, props.limits()));
    new UserPoolFirewall(this, "UserPoolFirewall", backend);
    Suppressions.of(backend);
    page.ifPresent(Suppressions::of);
    webhook.ifPresent(Suppressions::of);
  }
}
