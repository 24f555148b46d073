package boxoffice.infra;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.constructs.Construct;

/** The SNS topic that alarms publish to. */
public final class AlarmTopic extends Construct {

  private final Topic topic;

  /**
   * @param address an e-mail address that gets every message; without one, subscribe by hand
   */
  public AlarmTopic(Construct scope, String id, Optional<String> address) {
    super(scope, id);
    topic = Topic.Builder.create(this, "Topic").enforceSsl(true).build();
    for (var service : List.of("cloudwatch.amazonaws.com", "budgets.amazonaws.com")) {
      topic.addToResourcePolicy(
          PolicyStatement.Builder.create()
              .principals(List.of(new ServicePrincipal(service)))
              .actions(List.of("sns:Publish"))
              .resources(List.of(topic.getTopicArn()))
              .conditions(
                  Map.of("StringEquals", Map.of("aws:SourceAccount", Stack.of(this).getAccount())))
              .build());
    }
    address.ifPresent(to -> topic.addSubscription(new EmailSubscription(to)));
    CfnOutput.Builder.create(this, "Arn").value(topic.getTopicArn()).build();
  }

  public ITopic topic() {
    return topic;
  }
}
