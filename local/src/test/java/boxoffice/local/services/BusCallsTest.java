package boxoffice.local.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.ResourceNotFoundException;

/** A bus with rules, asked by the real client of EventBridge. */
@Timeout(60)
class BusCallsTest {

  private static final JsonMapper JSON = new JsonMapper();

  private static final String POLICY =
      """
        Policy:
          Type: AWS::SQS::QueuePolicy
          Properties:
            Queues: [!Ref Mails, !Ref Work, !Ref Strict, !Ref Undelivered]
            PolicyDocument:
              Statement:
                - Effect: Allow
                  Principal: { Service: events.amazonaws.com }
                  Action: sqs:SendMessage
                  Resource: [!GetAtt [Mails, Arn], !GetAtt [Work, Arn], !GetAtt [Strict, Arn], !GetAtt [Undelivered, Arn]]
      """;

  private static final String TEMPLATE =
      """
      Resources:
        Bus: { Type: AWS::Events::EventBus, Properties: { Name: !Sub "${AWS::StackName}-events" } }
        Mails: { Type: AWS::SQS::Queue }
        Work: { Type: AWS::SQS::Queue, Properties: { FifoQueue: true, ContentBasedDeduplication: true } }
        Strict: { Type: AWS::SQS::Queue, Properties: { FifoQueue: true } }
        Undelivered: { Type: AWS::SQS::Queue }
        Booked:
          Type: AWS::Events::Rule
          Properties:
            EventBusName: !Ref Bus
            EventPattern: { source: [boxoffice], detail-type: [{ prefix: Booking }] }
            Targets:
              - { Id: mails, Arn: !GetAtt [Mails, Arn] }
              - { Id: work, Arn: !GetAtt [Work, Arn], SqsParameters: { MessageGroupId: g } }
        Off:
          Type: AWS::Events::Rule
          Properties:
            EventBusName: !Ref Bus
            State: DISABLED
            EventPattern: { source: [boxoffice] }
            Targets: [{ Id: mails, Arn: !GetAtt [Mails, Arn] }]
        Lost:
          Type: AWS::Events::Rule
          Properties:
            EventBusName: !GetAtt [Bus, Arn]
            EventPattern: { detail-type: [Lost] }
            Targets:
              - Id: strict
                Arn: !GetAtt [Strict, Arn]
                SqsParameters: { MessageGroupId: g }
                DeadLetterConfig: { Arn: !GetAtt [Undelivered, Arn] }
      """
          + POLICY;

  @TempDir Path folder;
  private PlayedServices played;

  @BeforeEach
  void open() throws IOException {
    played = new PlayedServices(TEMPLATE, folder);
  }

  @AfterEach
  void close() {
    played.close();
  }

  @Test
  void a_target_gets_the_envelope() throws Exception {
    var answer =
        put(
            entry("BookingConfirmed", "{\"id\":\"b.0.1\"}")
                .time(Instant.parse("2026-11-26T19:00:00Z"))
                .resources("r"));

    var event = event("Mails");
    assertThat(event)
        .isEqualTo(
            JSON.readTree(
                """
                {"version": "0", "id": "%s", "detail-type": "BookingConfirmed", "source": "boxoffice",
                 "account": "000000000000", "time": "2026-11-26T19:00:00Z", "region": "us-east-1",
                 "resources": ["r"], "detail": {"id": "b.0.1"}}
                """
                    .formatted(answer.entries().getFirst().eventId())));
  }

  @Test
  void every_target_gets_it() {
    put(entry("BookingConfirmed", "{}"));

    assertThat(played.receive("Mails")).hasSize(1);
    assertThat(played.receive("Work.fifo")).hasSize(1);
  }

  @Test
  void a_rule_gets_only_what_it_wants() {
    put(entry("EventChanged", "{}"), entry("BookingConfirmed", "{}").source("others"));

    assertThat(played.receive("Mails")).isEmpty();
  }

  @Test
  void a_rule_stops_and_goes_on() {
    played.events.disableRule(r -> r.name("box-office-Booked").eventBusName("box-office-events"));
    put(entry("BookingConfirmed", "{}"));
    assertThat(played.receive("Mails")).isEmpty();

    played.events.enableRule(r -> r.name("box-office-Booked").eventBusName("box-office-events"));
    put(entry("BookingConfirmed", "{}"));
    assertThat(played.receive("Mails")).hasSize(1);
  }

  @Test
  void an_unknown_rule_cannot_stop() {
    assertThatExceptionOfType(ResourceNotFoundException.class)
        .isThrownBy(() -> played.events.disableRule(r -> r.name("box-office-Booked")));
  }

  @Test
  void an_event_without_time_is_of_now() throws Exception {
    put(entry("BookingConfirmed", "{}"));

    assertThat(event("Mails").path("time").asText()).isEqualTo("2026-11-26T20:00:00Z");
  }

  @Test
  void an_arn_names_the_bus_too() {
    put(
        entry("BookingConfirmed", "{}")
            .eventBusName("arn:aws:events:us-east-1:000000000000:event-bus/box-office-events"));

    assertThat(played.receive("Mails")).hasSize(1);
  }

  @Test
  void other_buses_have_other_rules() {
    var answer = put(entry("BookingConfirmed", "{}").eventBusName(null));

    assertThat(answer.failedEntryCount()).isZero();
    assertThat(played.receive("Mails")).isEmpty();
  }

  @Test
  void events_fail_one_by_one() {
    var answer =
        put(
            entry("BookingConfirmed", "no JSON"),
            entry("BookingConfirmed", "[]"),
            entry("BookingConfirmed", "{}").source(null),
            entry("BookingConfirmed", "{}").eventBusName("nowhere"),
            entry("BookingConfirmed", "{}"));

    assertThat(answer.failedEntryCount()).isEqualTo(4);
    assertThat(answer.entries())
        .extracting(result -> result.errorCode())
        .containsExactly(
            "MalformedDetail",
            "MalformedDetail",
            "InvalidArgument",
            "ResourceNotFoundException",
            null);
    assertThat(played.receive("Mails")).hasSize(1);
  }

  @Test
  void eleven_events_are_refused_whole() {
    assertThatExceptionOfType(EventBridgeException.class)
        .isThrownBy(
            () ->
                put(
                    IntStream.range(0, 11)
                        .mapToObj(_ -> entry("BookingConfirmed", "{}"))
                        .toArray(PutEventsRequestEntry.Builder[]::new)))
        .matches(e -> e.statusCode() == 400);
    assertThat(played.receive("Mails")).isEmpty();
  }

  @Test
  void what_a_queue_refuses_is_a_dead_letter() {
    put(entry("Lost", "{}"));

    assertThat(played.receive("Strict.fifo")).isEmpty();
    assertThat(played.receive("Undelivered")).hasSize(1);
  }

  @Test
  void the_bus_may_refuse_for_a_while() {
    played.services.refusals().add(Services.EVENTS, Duration.ofMinutes(1));

    assertThatExceptionOfType(EventBridgeException.class)
        .isThrownBy(() -> put(entry("BookingConfirmed", "{}")))
        .matches(e -> e.statusCode() == 503);
  }

  @Test
  void an_unknown_operation_is_refused_by_name() {
    assertThatExceptionOfType(EventBridgeException.class)
        .isThrownBy(() -> played.events.listRules(r -> {}))
        .withMessageContaining("does not play AWSEvents.ListRules");
  }

  @Test
  void a_queue_must_let_the_bus_send() {
    refuses(TEMPLATE.replace("events.amazonaws.com", "sns.amazonaws.com"), "no policy");
    refuses(TEMPLATE.replace("sqs:SendMessage", "sqs:ReceiveMessage"), "no policy");
    refuses(TEMPLATE.replace(POLICY, ""), "no policy");
    refuses(TEMPLATE.replace(", !GetAtt [Undelivered, Arn]]", "]"), "box-office-Undelivered");
  }

  @Test
  void a_policy_may_be_for_one_rule() {
    var condition =
        "Effect: Allow\n            Condition: { ArnEquals: { aws:SourceArn: [%s] } }\n";
    refuses(
        TEMPLATE.replace("Effect: Allow\n", condition.formatted("!GetAtt [Booked, Arn]")),
        "Lost sends to box-office-Strict.fifo, which has no policy");
  }

  @Test
  void a_rule_that_is_not_played_is_refused() {
    refuses(
        TEMPLATE.replace(
            "{ Id: mails, Arn: !GetAtt [Mails, Arn] }", "{ Id: x, Arn: \"arn:aws:sns\" }"),
        "no queue of the template");
    refuses(TEMPLATE.replace("Id: mails,", "Id: mails, InputPath: $.detail,"), "InputPath");
    refuses(TEMPLATE.replace("EventBusName: !Ref Bus", "EventBusName: other"), "bus other");
    refuses(TEMPLATE.replace("prefix: Booking", "wildcard: Booking*"), "wildcard");
  }

  private void refuses(String template, String why) {
    assertThat(template).isNotEqualTo(TEMPLATE);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PlayedServices(template, folder))
        .withMessageContaining(why);
  }

  private PutEventsResponse put(PutEventsRequestEntry.Builder... entries) {
    return played.events.putEvents(
        r -> r.entries(List.of(entries).stream().map(e -> e.build()).toList()));
  }

  private static PutEventsRequestEntry.Builder entry(String type, String detail) {
    return PutEventsRequestEntry.builder()
        .eventBusName("box-office-events")
        .source("boxoffice")
        .detailType(type)
        .detail(detail);
  }

  private JsonNode event(String queue) throws IOException {
    return JSON.readTree(played.bodies(queue).getFirst());
  }
}
