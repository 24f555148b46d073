package boxoffice.infra;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.cloudformation.include.CfnInclude;
import software.amazon.awscdk.services.cognito.CfnUserPool;
import software.amazon.awscdk.services.dynamodb.CfnTable;
import software.amazon.awscdk.services.logs.CfnLogGroup;
import software.amazon.awscdk.services.s3.assets.Asset;
import software.amazon.awscdk.services.sam.CfnApi;
import software.amazon.awscdk.services.sam.CfnFunction;
import software.amazon.awscdk.services.sqs.CfnQueue;
import software.constructs.Construct;

/** Everything in template.yaml, as a stage has it. */
public final class Backend extends Construct {

  /**
   * @param stage where it is deployed
   * @param template the SAM template
   * @param code the folder that the functions run, with the jar in {@code lib}
   */
  public record Props(Stage stage, Path template, Path code) {}

  private final CfnInclude template;

  public Backend(Construct scope, String id, Props props) {
    super(scope, id);
    var stage = props.stage();
    template =
        CfnInclude.Builder.create(this, "Template")
            .templateFile(props.template().toString())
            .parameters(Map.of("LogRetentionDays", stage.logRetentionDays()))
            .build();
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

  /** All functions, in the order of their logical ids. */
  public List<CfnFunction> functions() {
    return all(CfnFunction.class);
  }

  /** The function of this logical id. */
  public CfnFunction function(String logicalId) {
    return (CfnFunction) template.getResource(logicalId);
  }

  public CfnTable table() {
    return only(CfnTable.class);
  }

  public CfnUserPool userPool() {
    return only(CfnUserPool.class);
  }

  /** What the functions write, one log group for each. */
  public List<CfnLogGroup> functionLogs() {
    return all(CfnLogGroup.class).stream().filter(group -> group != accessLogs()).toList();
  }

  /** A line for each request to the API. */
  public CfnLogGroup accessLogs() {
    return (CfnLogGroup) template.getResource("ApiAccessLogs");
  }

  /** Where the stream's readers leave what they gave up. */
  public List<CfnQueue> deadLetters() {
    return all(CfnQueue.class);
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
