package boxoffice.localstack;

import boxoffice.blackbox.Await;
import boxoffice.local.template.CloudFormationYaml;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.w3c.dom.Document;

/**
 * The template, deployed by LocalStack's CloudFormation.
 *
 * @param outputs values by their names in the template
 * @param functions names of Lambda functions by their logical ids
 */
record DeployedStack(Aws aws, Map<String, String> outputs, Map<String, String> functions) {

  static final Path TEMPLATE = Path.of("../template.yaml");
  private static final Path JAR = Path.of("../functions/target/lambda/lib/functions.jar");
  private static final String STACK = "box-office";
  private static final String ALIAS = "live";
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /**
   * Packages and deploys, as {@code sam deploy} does, and waits until it is done.
   *
   * @param pool a user pool elsewhere, whose users get mails
   */
  static DeployedStack deploy(Aws aws, Optional<UserPool> pool) throws IOException {
    aws.put("/code", new byte[0]);
    aws.put("/code/functions.zip", zip(JAR, "lib/functions.jar"));
    var template = CloudFormationYaml.parse(Files.readString(TEMPLATE));
    FreeEdition.fit(
        template,
        JsonNodeFactory.instance.objectNode().put("Bucket", "code").put("Key", "functions.zip"),
        pool);
    aws.put("/code/template.json", template.toString().getBytes(StandardCharsets.UTF_8));
    aws.cloudFormation(
        "CreateStack",
        Map.of(
            "StackName",
            STACK,
            "TemplateURL",
            aws.endpoint() + "/code/template.json",
            "Capabilities.member.1",
            "CAPABILITY_IAM",
            "Capabilities.member.2",
            "CAPABILITY_AUTO_EXPAND"));

    var stack =
        Await.until(
            () -> aws.cloudFormation("DescribeStacks", Map.of("StackName", STACK)),
            described -> !text(described, "StackStatus").endsWith("_IN_PROGRESS"),
            POLL,
            PATIENCE);
    if (!text(stack, "StackStatus").equals("CREATE_COMPLETE")) {
      throw new IllegalStateException(text(stack, "StackStatus") + ": " + failures(aws));
    }
    return new DeployedStack(aws, outputs(stack), functions(aws));
  }

  /** The resources that failed, each with the reason. */
  private static String failures(Aws aws) {
    var events =
        aws.cloudFormation("DescribeStackEvents", Map.of("StackName", STACK))
            .getElementsByTagName("member");
    return IntStream.range(0, events.getLength())
        .mapToObj(i -> events.item(i).getTextContent().strip().replaceAll("\\s+", " "))
        .filter(event -> event.contains("CREATE_FAILED"))
        .collect(Collectors.joining("; "));
  }

  /** The address of the stage. */
  URI api() {
    var id = URI.create(output("ApiUrl")).getHost().split("\\.")[0];
    return aws.endpoint().resolve("/_aws/execute-api/%s/v1".formatted(id));
  }

  /** The value of the standard plan's API key. */
  String apiKey() {
    return aws.get("apigateway", "/apikeys/%s?includeValue=true".formatted(output("StandardKeyId")))
        .path("value")
        .asText();
  }

  /**
   * Invokes a function by the alias that API Gateway and the stream call.
   *
   * @param function its logical id
   */
  String invoke(String function, String event) {
    return aws.invoke(name(function), ALIAS, event);
  }

  /** The version that a function's alias stands for. */
  String version(String function) {
    return aws.get("lambda", "/2015-03-31/functions/%s/aliases/%s".formatted(name(function), ALIAS))
        .path("FunctionVersion")
        .asText();
  }

  private String name(String function) {
    return Objects.requireNonNull(functions.get(function), function);
  }

  private String output(String name) {
    return Objects.requireNonNull(outputs.get(name), name);
  }

  /** CloudFormation names them {@code stack-logicalId-random}. */
  private static Map<String, String> functions(Aws aws) {
    return aws.get("lambda", "/2015-03-31/functions?MaxItems=50")
        .path("Functions")
        .valueStream()
        .map(function -> function.path("FunctionName").asText())
        .filter(name -> name.startsWith(STACK + "-"))
        .collect(
            Collectors.toMap(
                name -> name.substring(STACK.length() + 1, name.lastIndexOf('-')), name -> name));
  }

  private static Map<String, String> outputs(Document stack) {
    var values = stack.getElementsByTagName("OutputValue");
    var keys = stack.getElementsByTagName("OutputKey");
    return IntStream.range(0, keys.getLength())
        .boxed()
        .collect(
            Collectors.toMap(
                i -> keys.item(i).getTextContent(), i -> values.item(i).getTextContent()));
  }

  private static String text(Document document, String tag) {
    var elements = document.getElementsByTagName(tag);
    return elements.getLength() == 0 ? "" : elements.item(0).getTextContent();
  }

  private static byte[] zip(Path file, String name) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      // A jar is compressed already.
      zip.setLevel(Deflater.NO_COMPRESSION);
      zip.putNextEntry(new ZipEntry(name));
      Files.copy(file, zip);
    }
    return bytes.toByteArray();
  }
}
