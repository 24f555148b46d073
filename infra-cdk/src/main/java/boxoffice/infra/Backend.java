package boxoffice.infra;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.cloudformation.include.CfnInclude;
import software.amazon.awscdk.services.apigateway.CfnUsagePlan;
import software.amazon.awscdk.services.cognito.CfnUserPool;
import software.amazon.awscdk.services.dynamodb.CfnTable;
import software.amazon.awscdk.services.events.CfnEventBus;
import software.amazon.awscdk.services.iam.CfnRole;
import software.amazon.awscdk.services.logs.CfnLogGroup;
import software.amazon.awscdk.services.s3.assets.Asset;
import software.amazon.awscdk.services.sam.CfnApi;
import software.amazon.awscdk.services.sam.CfnFunction;
import software.amazon.awscdk.services.sam.CfnFunction.DeploymentPreferenceProperty;
import software.amazon.awscdk.services.sqs.CfnQueue;
import software.constructs.Construct;

/** The resources of template.yaml, with the settings of a stage. */
public final class Backend extends Construct {

  /**
   * @param template the SAM template
   * @param code the folder that the functions run, with the jar in {@code lib}
   * @param domain the name of the page, by which mails and search engines know it unless a
   *     parameter says otherwise
   */
  public record Props(Stage stage, Path template, Path code, Optional<PageDomain> domain) {}

  private final Stage stage;
  private final CfnInclude template;

  public Backend(Construct scope, String id, Props props) {
    super(scope, id);
    stage = props.stage();
    template =
        CfnInclude.Builder.create(this, "Template")
            .templateFile(props.template().toString())
            .parameters(Map.of("LogRetentionDays", stage.logRetentionDays()))
            .build();
    props
        .domain()
        .ifPresent(
            domain -> template.getParameter("PageUrl").setDefaultValue("https://" + domain.name()));
    var code = Asset.Builder.create(this, "Code").path(props.code().toString()).build();
    for (var function : functions()) {
      function.setCodeUri(
          CfnFunction.S3LocationProperty.builder()
              .bucket(code.getS3BucketName())
              .key(code.getS3ObjectKey())
              .build());
    }
    table().setDeletionProtectionEnabled(stage.isProtected());
    userPool().setDeletionProtection(stage.isProtected() ? "ACTIVE" : "INACTIVE");
    Stream.concat(Stream.of(table(), userPool()), all(CfnLogGroup.class).stream())
        .forEach(kept -> kept.applyRemovalPolicy(stage.removalPolicy()));
    throttle(stage.shareOfThrottles());
  }

  public CfnApi api() {
    return only(CfnApi.class);
  }

  /** The usage plan that all users of the page share. It has no key yet. */
  public CfnUsagePlan webPlan() {
    return (CfnUsagePlan) template.getResource("WebPlan");
  }

  public String apiHost() {
    return Fn.sub("${Api}.execute-api.${AWS::Region}.${AWS::URLSuffix}");
  }

  public String apiStageArn() {
    return Fn.sub(
        "arn:${AWS::Partition}:apigateway:${AWS::Region}::/restapis/${Api}/stages/${Api.Stage}");
  }

  /** The body of one of the API's gateway responses, by its type. */
  public String gatewayResponse(String type) {
    return member(
            member(member(api().getGatewayResponses(), type), "ResponseTemplates"),
            "application/json")
        .toString();
  }

  private static Object member(@Nullable Object map, String name) {
    return Objects.requireNonNull(((Map<?, ?>) Objects.requireNonNull(map)).get(name), name);
  }

  /**
   * Moves each function's traffic to a new version at the pace of the stage, and back if one of the
   * function's alarms is raised during the deployment.
   */
  public void rollOut(Function<CfnFunction, List<String>> alarms) {
    for (var function : functions()) {
      function.setDeploymentPreference(
          DeploymentPreferenceProperty.builder()
              .type(stage.rollout())
              .alarms(alarms.apply(function))
              .build());
    }
  }

  /** In the order of their logical ids. */
  public List<CfnFunction> functions() {
    return all(CfnFunction.class);
  }

  public CfnFunction function(String logicalId) {
    return (CfnFunction) template.getResource(logicalId);
  }

  public CfnTable table() {
    return only(CfnTable.class);
  }

  public CfnUserPool userPool() {
    return only(CfnUserPool.class);
  }

  /** One log group for each function. */
  public List<CfnLogGroup> functionLogs() {
    return all(CfnLogGroup.class).stream().filter(group -> group != accessLogs()).toList();
  }

  /** The log group with a line for each request to the API. */
  public CfnLogGroup accessLogs() {
    return (CfnLogGroup) template.getResource("ApiAccessLogs");
  }

  /** The log group of the functions that refuse passwords and codes. */
  public CfnLogGroup signInLogs() {
    return (CfnLogGroup) template.getResource("SignInLogs");
  }

  /** The functions that the stream of the table calls. */
  public List<CfnFunction> streamReaders() {
    return List.of(function("SettleWaitlist"), function("Feed"));
  }

  public CfnRole role(CfnFunction function) {
    return (CfnRole) template.getResource(function.getNode().getId() + "Role");
  }

  /** The role that every API of the account uses to write its logs. */
  public CfnRole apiLogRole() {
    return (CfnRole) template.getResource("ApiLogRole");
  }

  /** The queues for what a reader of the stream or of a queue gave up. */
  public List<CfnQueue> deadLetters() {
    return queues(true);
  }

  /** The queues that have a reader. */
  public List<CfnQueue> workQueues() {
    return queues(false);
  }

  private List<CfnQueue> queues(boolean isOfFailures) {
    return all(CfnQueue.class).stream()
        .filter(queue -> queue.getNode().getId().endsWith("Failures") == isOfFailures)
        .toList();
  }

  /** The bus on which other systems get what happens. */
  public CfnEventBus eventBus() {
    return only(CfnEventBus.class);
  }

  private void throttle(double share) {
    var settings = (List<?>) Objects.requireNonNull(api().getMethodSettings());
    api()
        .setMethodSettings(settings.stream().map(each -> scaled((Map<?, ?>) each, share)).toList());
  }

  private static Object scaled(Map<?, ?> setting, double share) {
    var scaled = new HashMap<Object, Object>(setting);
    for (var limit : List.of("ThrottlingRateLimit", "ThrottlingBurstLimit")) {
      scaled.computeIfPresent(
          limit, (_, value) -> Math.max(1, Math.round(((Number) value).doubleValue() * share)));
    }
    return scaled;
  }

  private <T extends CfnResource> T only(Class<T> type) {
    var found = all(type);
    if (found.size() != 1) {
      throw new IllegalStateException(
          "template.yaml has %d of %s".formatted(found.size(), type.getSimpleName()));
    }
    return found.getFirst();
  }

  private <T extends CfnResource> List<T> all(Class<T> type) {
    return template.getNode().findAll().stream().filter(type::isInstance).map(type::cast).toList();
  }
}
