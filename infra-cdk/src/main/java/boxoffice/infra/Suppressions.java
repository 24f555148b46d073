package boxoffice.infra;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Acknowledgment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Validations;
import software.constructs.IConstruct;

/** Findings of the checks that are accepted, each with the reason. */
final class Suppressions {

  private static final String ONLY_BY_TLS =
      "Only this stack's roles may use it, and Lambda and the SDK do so by TLS; it has ids, no"
          + " names and no addresses.";

  private Suppressions() {}

  static void of(Backend backend) {
    suppress(
        backend.userPool(),
        Map.of(
            "AwsSolutions-COG1",
            "Length counts, 12 characters, and the commonest are refused; classes of characters"
                + " make people write a password down.",
            "AwsSolutions-COG2",
            "Admins get no token without a second factor; for others, who buy tickets rarely, it is"
                + " a choice.",
            "AwsSolutions-COG3",
            "This plan costs money for each user; the firewall slows down guessing."));
    for (var queue : backend.deadLetters()) {
      suppress(
          queue,
          Map.of(
              "AwsSolutions-SQS3",
              "It is a dead-letter queue, which the check does not see of all.",
              "AwsSolutions-SQS4",
              ONLY_BY_TLS));
    }
    for (var queue : backend.workQueues()) {
      suppress(queue, Map.of("AwsSolutions-SQS4", ONLY_BY_TLS));
    }
    for (var reader : backend.streamReaders()) {
      suppress(
          backend.role(reader),
          Map.of(
              "AwsSolutions-IAM5",
              "ListStreams has no single stream as its resource; Lambda needs this scope."));
    }
    suppress(
        backend.role(backend.function("SendNotices")),
        Map.of(
            "AwsSolutions-IAM5",
            "The identity is the sender's address or its domain; a condition names the address."));
    suppress(
        backend.apiLogRole(),
        Map.of(
            "AwsSolutions-IAM4",
            "One role writes the logs of every API of the account, with the policy from AWS."));
    Validations.of(backend.function("Reconcile"))
        .acknowledge(
            Acknowledgment.builder()
                .id("CloudFormation-Validate::E0001")
                .reason(
                    "The check does not resolve the parameter ReconcileRate; SAM does, as a test"
                        + " shows.")
                .build());
  }

  static void of(Webhook webhook) {
    suppress(
        webhook,
        Map.of(
            "AwsSolutions-SQS3",
            "It is the dead-letter queue of a rule, which the check does not see.",
            "AwsSolutions-SMG4",
            "Who receives the calls knows this secret, too; docs/events.md says how to change"
                + " it."));
  }

  static void of(Page page) {
    suppress(
        page,
        Map.of(
            "AwsSolutions-SMG4",
            "An API key selects a usage plan and gives no access; docs/operations.md rotates it.",
            "AwsSolutions-S1",
            "The files are public; the API has an access log.",
            "AwsSolutions-CFR1",
            "Box Office sells tickets in every country.",
            "AwsSolutions-CFR2",
            "Static files need no firewall; the API has one.",
            "AwsSolutions-CFR3",
            "The files are public; the API has an access log, without addresses.",
            "AwsSolutions-CFR4",
            "Without -c domain= the domain and its certificate belong to CloudFront."));
    for (var resource : Stack.of(page).getNode().getChildren()) {
      if (resource.getNode().getId().startsWith("Custom::")) {
        suppress(
            resource,
            Map.of(
                "AwsSolutions-IAM4",
                "The CDK defines this function, which copies the page during a deployment.",
                "AwsSolutions-IAM5",
                "It writes files of any name to the bucket of the page and invalidates CloudFront.",
                "AwsSolutions-L1",
                "The CDK chooses the runtime."));
      }
    }
  }

  private static void suppress(IConstruct construct, Map<String, String> reasons) {
    var suppressions =
        reasons.entrySet().stream()
            .map(
                reason ->
                    NagPackSuppression.builder()
                        .id(reason.getKey())
                        .reason(reason.getValue())
                        .build())
            .toList();
    NagSuppressions.addResourceSuppressions(construct, List.copyOf(suppressions), true);
  }
}
