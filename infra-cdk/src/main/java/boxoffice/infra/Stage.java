package boxoffice.infra;

import java.util.Locale;
import software.amazon.awscdk.RemovalPolicy;

/** Where Box Office is deployed, and all in which the deployments differ. */
public enum Stage {
  /** To try things: goes without a trace. */
  DEV(RemovalPolicy.DESTROY, 7, 0.1, "AllAtOnce", 20),
  /** For everybody: its data stays, whatever happens to the stack. */
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
   * The stage of a name in lower case.
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

  /** Its name in lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What becomes of table, user pool, logs and page when they leave the stack. */
  public RemovalPolicy removalPolicy() {
    return removalPolicy;
  }

  /** Whether nobody may delete table and user pool, even on purpose. */
  public boolean isProtected() {
    return removalPolicy == RemovalPolicy.RETAIN;
  }

  public int logRetentionDays() {
    return logRetentionDays;
  }

  /** How much of the throttles in template.yaml the stage's API has, above 0 to 1. */
  public double shareOfThrottles() {
    return shareOfThrottles;
  }

  /**
   * How traffic moves to a new version, one of <a
   * href="https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/automating-updates-to-serverless-apps.html">the
   * types</a> that CodeDeploy knows.
   */
  public String rollout() {
    return rollout;
  }

  /** What a month may cost before somebody is told, in US dollars. */
  public int monthlyBudget() {
    return monthlyBudget;
  }
}
