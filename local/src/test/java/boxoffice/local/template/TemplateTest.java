package boxoffice.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateTest {

  private static final String YAML =
      """
      Parameters:
        Limit: { Type: Number, Default: 5 }
      Conditions:
        Limited: !Not [!Equals [!Ref Limit, 0]]
        Strange: !Or [Limited, Limited]
      Globals:
        Function:
          Environment:
            Variables: { LIMIT: !Ref Limit, TABLE: !Ref Table, ABSENT: !Ref "AWS::NoValue" }
      Resources:
        Table:
          Type: AWS::DynamoDB::Table
          Properties: { Name: { Ref: "AWS::StackName" } }
        Role:
          Type: AWS::IAM::Role
          Properties:
            Resources: [!GetAtt [Table, Arn], !Sub "${Table.Arn}/index/${Limit}"]
        Chosen:
          Type: AWS::SQS::Queue
          Properties: { Size: !If [Limited, !Ref Limit, !Ref "AWS::NoValue"] }
        Undecided:
          Type: AWS::SNS::Topic
          Properties: { Size: !If [Strange, 1, 2] }
        Fifo:
          Type: AWS::SQS::Queue
          Properties: { FifoQueue: true }
        Named:
          Type: AWS::SQS::Queue
          Properties: { QueueName: own-name }
        Bus:
          Type: AWS::Events::EventBus
          Properties: { Name: !Sub "${AWS::StackName}-events" }
        References:
          Type: AWS::IAM::Role
          Properties:
            Of:
              - !Ref Named
              - !GetAtt [Named, QueueUrl]
              - !GetAtt [Named, Arn]
              - !GetAtt [Fifo, QueueName]
              - !Ref Bus
              - !GetAtt [Bus, Arn]
              - !GetAtt [Bus, Name]
        Broken:
          Type: AWS::IAM::Policy
          Properties: { Of: !Ref Nothing }
      """;

  private final Template template = Template.parse(YAML, Map.of());

  @Test
  void a_reference_to_a_parameter_is_its_default() {
    assertThat(variable(template, "LIMIT")).isEqualTo("5");
  }

  @Test
  void a_parameter_may_be_set() {
    assertThat(variable(Template.parse(YAML, Map.of("Limit", "1000")), "LIMIT")).isEqualTo("1000");
  }

  @Test
  void an_unknown_parameter_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Template.parse(YAML, Map.of("Limits", "1000")))
        .withMessage("The template has no parameter Limits.");
  }

  @Test
  void a_reference_to_a_resource_is_its_physical_id() {
    assertThat(variable(template, "TABLE")).isEqualTo("box-office-Table");
  }

  @Test
  void queues_and_buses_are_named_as_on_aws() {
    var url = "https://sqs.us-east-1.amazonaws.com/000000000000/own-name";
    assertThat(template.properties("References").path("Of").valueStream().map(r -> r.asText()))
        .containsExactly(
            url,
            url,
            "arn:aws:sqs:us-east-1:000000000000:own-name",
            "box-office-Fifo.fifo",
            "box-office-events",
            "arn:aws:events:us-east-1:000000000000:event-bus/box-office-events",
            "box-office-events");
  }

  @Test
  void short_and_long_forms_resolve_alike() {
    assertThat(template.properties("Table").path("Name").asText()).isEqualTo("box-office");
    assertThat(template.properties("Role").path("Resources").valueStream().map(r -> r.asText()))
        .containsExactly("box-office-Table.Arn", "box-office-Table.Arn/index/5");
  }

  @Test
  void a_property_without_a_value_is_absent() {
    assertThat(template.functionDefaults().path("Environment").path("Variables").has("ABSENT"))
        .isFalse();
  }

  @Test
  void a_condition_chooses_a_value_or_none() {
    assertThat(template.properties("Chosen").path("Size").asText()).isEqualTo("5");
    assertThat(Template.parse(YAML, Map.of("Limit", "0")).properties("Chosen")).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> template.properties("Undecided"));
  }

  @Test
  void a_reference_to_nothing_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> template.properties("Broken"))
        .withMessage("The template refers to Nothing, which is not in it.");
  }

  @Test
  void resources_are_found_by_their_type() {
    assertThat(template.resource("AWS::DynamoDB::Table")).isEqualTo("Table");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> template.resource("AWS::Cognito::UserPool"))
        .withMessage("The template must have one resource of type AWS::Cognito::UserPool, not 0.");
  }

  private static String variable(Template template, String name) {
    return template.functionDefaults().path("Environment").path("Variables").path(name).asText();
  }
}
