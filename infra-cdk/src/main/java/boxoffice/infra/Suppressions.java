package boxoffice.infra;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Acknowledgment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Validations;
import software.constructs.IConstruct;

/** What the checks complain of and why it is left as it is. */
final class Suppressions {

  private Suppressions() {}

  static void of(Backend backend) {
    suppress(
        backend.userPool(),
        Map.of(
            "AwsSolutions-COG1",
            "Upper and lower case and a digit are asked for; a symbol makes people write it down.",
            "AwsSolutions-COG2",
            "People who buy tickets now and then; a second factor costs sales and text messages.",
            "AwsSolutions-COG3",
            "A plan that is paid for each user; the firewall slows guessing down."));
    for (var queue : backend.deadLetters()) {
      suppress(
          queue,
          Map.of(
              "AwsSolutions-SQS3",
              "It is a dead-letter queue: of a function's stream, which the check does not see.",
              "AwsSolutions-SQS4",
              "Only Lambda writes to it, by TLS; it says which records failed, not what is in"
                  + " them."));
    }
    for (var reader : backend.streamReaders()) {
      suppress(
          backend.role(reader),
          Map.of(
              "AwsSolutions-IAM5",
              "ListStreams is of no one stream; this is the narrowest that Lambda asks for."));
    }
    suppress(
        backend.apiLogRole(),
        Map.of(
            "AwsSolutions-IAM4",
            "One role writes the logs of every API of the account; AWS names the policy for it."));
    Validations.of(backend.function("Reconcile"))
        .acknowledge(
            Acknowledgment.builder()
                .id("CloudFormation-Validate::E0001")
                .reason("It does not resolve the parameter ReconcileRate; SAM does, by a test.")
                .build());
  }

  static void of(Page page) {
    suppress(
        page,
        Map.of(
            "AwsSolutions-SMG4",
            "An API key tells plans apart, it opens nothing; docs/operations.md rotates it.",
            "AwsSolutions-S1",
            "Public files of the page; the API has an access log.",
            "AwsSolutions-CFR1",
            "Tickets are sold everywhere.",
            "AwsSolutions-CFR2",
            "Files need no firewall; the API behind has one.",
            "AwsSolutions-CFR3",
            "Public files of the page; the API has an access log, without addresses.",
            "AwsSolutions-CFR4",
            "The name is CloudFront's own, and so is its certificate."));
    for (var resource : Stack.of(page).getNode().getChildren()) {
      if (resource.getNode().getId().startsWith("Custom::")) {
        suppress(
            resource,
            Map.of(
                "AwsSolutions-IAM4",
                "A function of the CDK that copies the page while it is deployed, as the CDK has"
                    + " it.",
                "AwsSolutions-IAM5",
                "It writes files of any name into the page's bucket, and tells CloudFront that they"
                    + " are new.",
                "AwsSolutions-L1",
                "Its runtime comes with the version of the CDK."));
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
