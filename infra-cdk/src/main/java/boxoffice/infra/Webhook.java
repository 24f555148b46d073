package boxoffice.infra;

import boxoffice.messaging.Bus;
import java.util.List;
import java.util.Objects;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.events.ApiDestination;
import software.amazon.awscdk.services.events.Authorization;
import software.amazon.awscdk.services.events.Connection;
import software.amazon.awscdk.services.events.EventBus;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.HttpMethod;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.amazon.awscdk.services.secretsmanager.SecretStringGenerator;
import software.amazon.awscdk.services.sqs.CfnQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/**
 * Sends every domain event to an address outside of AWS. Each call has a secret in the header
 * {@code X-Box-Office-Secret}, by which its receiver knows that it comes from here. What the
 * address does not take for a day goes to a queue.
 */
public final class Webhook extends Construct {

  /** How many calls a second the address gets at most; the others wait. */
  private static final int CALLS_PER_SECOND = 50;

  private static final int MOST_RETRIES = 185;
  private static final int SECRET_LENGTH = 40;

  /**
   * @param address where the calls go; it begins with https://
   */
  public record Props(Backend backend, String address) {

    public Props {
      if (!address.startsWith("https://")) {
        throw new IllegalArgumentException(
            "webhook must begin with https://, and does not: " + address);
      }
    }
  }

  private final Queue deadLetters;

  public Webhook(Construct scope, String id, Props props) {
    super(scope, id);
    deadLetters =
        Queue.Builder.create(this, "DeadLetters")
            .enforceSsl(true)
            .retentionPeriod(Duration.days(14))
            .build();
    var secret =
        Secret.Builder.create(this, "Secret")
            .description("By this the receiver of the webhook knows who calls")
            .generateSecretString(
                SecretStringGenerator.builder()
                    .passwordLength(SECRET_LENGTH)
                    .excludePunctuation(true)
                    .build())
            .build();
    var destination =
        ApiDestination.Builder.create(this, "Destination")
            .connection(
                Connection.Builder.create(this, "Connection")
                    .authorization(
                        Authorization.apiKey("X-Box-Office-Secret", secret.getSecretValue()))
                    .build())
            .endpoint(props.address())
            .httpMethod(HttpMethod.POST)
            .rateLimitPerSecond(CALLS_PER_SECOND)
            .build();
    Rule.Builder.create(this, "Rule")
        .eventBus(EventBus.fromEventBusName(this, "Bus", props.backend().eventBus().getRef()))
        .eventPattern(EventPattern.builder().source(List.of(Bus.SOURCE)).build())
        .targets(
            List.of(
                software.amazon.awscdk.services.events.targets.ApiDestination.Builder.create(
                        destination)
                    .deadLetterQueue(deadLetters)
                    .maxEventAge(Duration.hours(24))
                    .retryAttempts(MOST_RETRIES)
                    .build()))
        .build();
    CfnOutput.Builder.create(this, "SecretArn").value(secret.getSecretArn()).build();
  }

  /** What the address did not take. */
  CfnQueue deadLetters() {
    return (CfnQueue) Objects.requireNonNull(deadLetters.getNode().getDefaultChild());
  }
}
