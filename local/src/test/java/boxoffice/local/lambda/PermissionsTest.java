package boxoffice.local.lambda;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import boxoffice.local.template.Template;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.ses.model.SendRawEmailRequest;
import software.amazon.awssdk.services.ses.model.SesException;
import software.amazon.awssdk.services.sqs.model.DeleteMessageRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SqsException;
import software.amazon.awssdk.services.sqs.model.SqsRequest;

/** What the role of a function allows it at SQS, EventBridge and SES. */
class PermissionsTest {

  private static final Template TEMPLATE =
      Template.parse(
          """
          Resources:
            Mails: { Type: AWS::SQS::Queue }
            Others: { Type: AWS::SQS::Queue }
            Bus: { Type: AWS::Events::EventBus }
            May: { Type: AWS::Serverless::Function }
            MayNot: { Type: AWS::Serverless::Function }
            MayRole:
              Type: AWS::IAM::Role
              Properties:
                Policies:
                  - PolicyDocument:
                      Statement:
                        - { Effect: Allow, Action: sqs:SendMessage, Resource: !GetAtt [Mails, Arn] }
                        - Effect: Allow
                          Action: events:PutEvents
                          Resource: !GetAtt [Bus, Arn]
                          Condition: { StringEquals: { events:source: boxoffice } }
                        - Effect: Allow
                          Action: ses:SendRawEmail
                          Resource: !Sub "arn:${AWS::Partition}:ses:${AWS::Region}:${AWS::AccountId}:identity/*"
                          Condition: { StringEquals: { ses:FromAddress: sender@example.com } }
            MayNotRole: { Type: AWS::IAM::Role, Properties: { Policies: [] } }
          """,
          Map.of());

  private final Permissions permissions = new Permissions(TEMPLATE);

  @Test
  void a_role_may_send_to_its_queue() {
    var url = TEMPLATE.attribute("Mails", "QueueUrl");
    allows(SendMessageRequest.builder().queueUrl(url).build());
    allows(SendMessageBatchRequest.builder().queueUrl(url).build());
  }

  @Test
  void a_role_may_do_nothing_else() {
    var mails = TEMPLATE.attribute("Mails", "QueueUrl");
    var others = TEMPLATE.attribute("Others", "QueueUrl");
    refuses("May", SqsException.class, ReceiveMessageRequest.builder().queueUrl(mails).build());
    refuses("May", SqsException.class, SendMessageRequest.builder().queueUrl(others).build());
    refuses("MayNot", SqsException.class, SendMessageRequest.builder().queueUrl(mails).build());
  }

  @Test
  void a_role_may_put_its_own_events() {
    allows(event("box-office-Bus", "boxoffice"));
    allows(event(TEMPLATE.attribute("Bus", "Arn"), "boxoffice"));
    refuses("May", EventBridgeException.class, event("box-office-Bus", "others"));
    refuses("May", EventBridgeException.class, event("default", "boxoffice"));
    refuses("MayNot", EventBridgeException.class, event("box-office-Bus", "boxoffice"));
  }

  @Test
  void a_role_may_send_mail_of_its_sender() {
    allows(mail("sender@example.com"));
    allows(mail("Box Office <sender@example.com>"));
    refuses("May", SesException.class, mail("other@example.com"));
    refuses("MayNot", SesException.class, mail("sender@example.com"));
  }

  @Test
  void every_function_may_read_its_queue() throws IOException {
    var template = Template.read(Path.of("../template.yaml"), Map.of());
    var real = new Permissions(template);
    for (var function : template.resources("AWS::Serverless::Function")) {
      for (var source : template.events(function, "SQS")) {
        var arn = source.path("Queue").asText();
        var url = "https://sqs/" + arn.substring(arn.lastIndexOf(':') + 1);
        for (var request :
            List.<SqsRequest>of(
                ReceiveMessageRequest.builder().queueUrl(url).build(),
                DeleteMessageRequest.builder().queueUrl(url).build(),
                GetQueueAttributesRequest.builder().queueUrl(url).build())) {
          assertThatCode(() -> ask(real, function, request)).doesNotThrowAnyException();
        }
      }
    }
  }

  private void allows(SdkRequest request) {
    assertThatCode(() -> ask(permissions, "May", request)).doesNotThrowAnyException();
  }

  private void refuses(String function, Class<? extends Exception> by, SdkRequest request) {
    assertThatExceptionOfType(by)
        .isThrownBy(() -> ask(permissions, function, request))
        .withMessageStartingWith(function + " may not ");
  }

  /** Asks as the SDK does in a thread of the function. */
  private static void ask(Permissions permissions, String function, SdkRequest request) {
    var thread = Thread.currentThread();
    var name = thread.getName();
    thread.setName(function);
    try {
      permissions.beforeExecution(() -> request, new ExecutionAttributes());
    } finally {
      thread.setName(name);
    }
  }

  private static PutEventsRequest event(String bus, String source) {
    return PutEventsRequest.builder().entries(e -> e.eventBusName(bus).source(source)).build();
  }

  private static SendRawEmailRequest mail(String from) {
    return SendRawEmailRequest.builder()
        .rawMessage(m -> m.data(SdkBytes.fromUtf8String("From: " + from + "\r\n\r\nx")))
        .build();
  }
}
