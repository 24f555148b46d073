package boxoffice.infra;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The permissions of each function in template.yaml, as CloudFormation expands it. */
class IamTest {

  private static final Path PAGE = Path.of("../docs/iam.md");
  private static final String TABLE_BEGINS =
      "| Function | May | On | Only items whose partition key is like |\n|---|---|---|---|\n";

  /** The resources that have a star, each with the reason. */
  private static final Map<String, String> STARS =
      Map.of(
          "Table.Arn/stream/*",
          "dynamodb:ListStreams has no single stream as its resource; Lambda needs this scope",
          "arn:AWS::Partition:ses:AWS::Region:AWS::AccountId:identity/*",
          "the identity is the sender's address or its domain; a condition names the address");

  private static JsonNode resources;

  @BeforeAll
  static void expand() throws IOException, InterruptedException {
    PythonTools.needed();
    resources = PythonTools.expand(Path.of("../template.yaml")).path("Resources");
  }

  @Test
  void the_page_lists_the_permissions_of_each_function() throws IOException {
    var table = TABLE_BEGINS + functions().flatMap(IamTest::rows).collect(joining("\n", "", "\n"));
    if (Boolean.getBoolean("iam.write")) {
      var page = Files.readString(PAGE);
      Files.writeString(PAGE, page.substring(0, page.indexOf(TABLE_BEGINS)) + table);
    }
    assertThat(Files.readString(PAGE))
        .as(
            "docs/iam.md differs from template.yaml. If the change is intended, write the page with"
                + " mvn test -pl infra-cdk -am -Dtest=IamTest -Diam.write=true"
                + " -Dsurefire.failIfNoSpecifiedTests=false")
        .endsWith(table);
  }

  @Test
  void each_function_has_its_own_role_for_lambda() {
    var roles = functions().map(IamTest::role).toList();
    assertThat(roles).hasSize(41).doesNotHaveDuplicates();
    assertThat(roles)
        .allSatisfy(
            role -> {
              assertThat(role.has("ManagedPolicyArns")).isFalse();
              assertThat(role.at("/AssumeRolePolicyDocument/Statement")).hasSize(1);
              assertThat(role.at("/AssumeRolePolicyDocument/Statement/0/Principal").toString())
                  .isEqualTo("{\"Service\":\"lambda.amazonaws.com\"}");
            });
  }

  @Test
  void no_function_may_do_everything() {
    assertThat(functions().flatMap(IamTest::statements))
        .allSatisfy(
            statement -> {
              assertThat(statement.path("Effect").asText()).isEqualTo("Allow");
              assertThat(many(statement.path("Action"))).noneMatch(action -> action.contains("*"));
              assertThat(many(statement.path("Resource")).filter(r -> r.contains("*")))
                  .isSubsetOf(STARS.keySet());
            });
  }

  @Test
  void items_of_the_table_are_limited_by_key() {
    assertThat(functions().flatMap(IamTest::statements))
        .filteredOn(
            statement ->
                many(statement.path("Resource"))
                    .anyMatch(r -> r.equals("Table.Arn") || r.contains("/index/")))
        .isNotEmpty()
        .allMatch(
            statement ->
                statement.at("/Condition/ForAllValues:StringLike/dynamodb:LeadingKeys").size() > 0);
  }

  @Test
  void only_its_own_event_calls_a_function() {
    var permissions =
        resources
            .valueStream()
            .filter(r -> r.path("Type").asText().equals("AWS::Lambda::Permission"))
            .map(r -> r.path("Properties"))
            .toList();
    assertThat(permissions).isNotEmpty().allMatch(permission -> permission.has("SourceArn"));
  }

  private static Stream<Entry<String, JsonNode>> functions() {
    return resources.properties().stream()
        .filter(r -> r.getValue().path("Type").asText().equals("AWS::Lambda::Function"))
        .sorted(Entry.comparingByKey());
  }

  private static JsonNode role(Entry<String, JsonNode> function) {
    return resources.path(roleId(function)).path("Properties");
  }

  private static String roleId(Entry<String, JsonNode> function) {
    var arn = function.getValue().at("/Properties/Role/Fn::GetAtt");
    assertThat(arn.path(1).asText()).isEqualTo("Arn");
    return arn.path(0).asText();
  }

  private static Stream<JsonNode> statements(Entry<String, JsonNode> function) {
    var added =
        resources
            .valueStream()
            .filter(r -> r.path("Type").asText().equals("AWS::IAM::Policy"))
            .map(r -> r.path("Properties"))
            .filter(
                policy ->
                    policy
                        .path("Roles")
                        .valueStream()
                        .anyMatch(role -> role.path("Ref").asText().equals(roleId(function))));
    return Stream.concat(role(function).path("Policies").valueStream(), added)
        .flatMap(policy -> policy.at("/PolicyDocument/Statement").valueStream());
  }

  private static Stream<String> rows(Entry<String, JsonNode> function) {
    return statements(function)
        .map(
            statement ->
                "| %s | %s | %s | %s |"
                    .formatted(
                        function.getKey(),
                        code(statement.path("Action")),
                        code(statement.path("Resource")),
                        code(
                            statement.at(
                                "/Condition/ForAllValues:StringLike/dynamodb:LeadingKeys"))));
  }

  private static String code(JsonNode values) {
    return many(values).map("`%s`"::formatted).collect(joining(", "));
  }

  private static Stream<String> many(JsonNode values) {
    return values.isArray()
        ? values.valueStream().map(IamTest::text)
        : values.isMissingNode() ? Stream.of() : Stream.of(text(values));
  }

  /** A reference in the notation of {@code Fn::Sub}: Table.Arn, Table.Arn/index/GSI1. */
  private static String text(JsonNode value) {
    if (value.has("Fn::GetAtt")) {
      return value.path("Fn::GetAtt").valueStream().map(JsonNode::asText).collect(joining("."));
    }
    return value.path("Fn::Sub").asText(value.asText()).replaceAll("\\$\\{([^}]+)}", "$1");
  }
}
