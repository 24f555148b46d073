package boxoffice.infra;

import java.util.Locale;
import software.amazon.awscdk.RemovalPolicy;

/** A deployment of Box Office, and the settings in which deployments differ. */
public enum Stage {
  /** For experiments: deleting the stack deletes everything. */
  DEV(RemovalPolicy.DESTROY, 7, 0.1, "AllAtOnce", 20),
  /** For everybody: the data stays when the stack is deleted. */
  PROD(RemovalPolicy.RETAIN, 90, 1, "Canary10Percent5Minutes", 200);

  private final RemovalPolicy removalPolicy;
  private final int logRetentionDays;
  private final double shareOfThrottles;
  private final String rollout;
  private final int monthlyBudget;

  Stage(
      RemovalPolicy removalPolicy,
      int logRetentionDays,
      double shareOfThrottles,
      String rollout,
      int monthlyBudget) {
    this.removalPolicy = removalPolicy;
    this.logRetentionDays = logRetentionDays;
    this.shareOfThrottles = shareOfThrottles;
    this.rollout = rollout;
    this.monthlyBudget = monthlyBudget;
  }

  /**
   * Finds a stage by its name in lowercase.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Stage named(String name) {
    for (var stage : values()) {
      if (stage.label().equals(name)) {
        return stage;
      }
    }
    throw new IllegalArgumentException(
        "there is no stage '%s'; say -c stage=dev or -c stage=prod".formatted(name));
  }

  /** The name in lowercase. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What CloudFormation does with table, user pool and logs when they leave the stack. */
  public RemovalPolicy removalPolicy() {
    return removalPolicy;
  }

  /** Whether deletion protection is on for table, user pool and stack. */
  public boolean isProtected() {
    return removalPolicy == RemovalPolicy.RETAIN;
  }

  public int logRetentionDays() {
    return logRetentionDays;
  }

  /** The share of the throttles in template.yaml for this stage: above 0, at most 1. */
  public double shareOfThrottles() {
    return shareOfThrottles;
  }

  /**
   * How traffic moves to a new version: one of <a
   * href="https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/automating-updates-to-serverless-apps.html">the
   * types</a> that CodeDeploy knows.
   */
  public String rollout() {
    return rollout;
  }

  /** The budget of a month in US dollars. */
  public int monthlyBudget() {
    return monthlyBudget;
  }
}
