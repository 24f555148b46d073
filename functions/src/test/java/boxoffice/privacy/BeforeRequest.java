package boxoffice.privacy;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Does something right before one of the requests of a table. */
final class BeforeRequest implements ExecutionInterceptor {

  private final Runnable action;
  private int left;
  private boolean isDone;

  /**
   * @param after how many requests come before it
   */
  BeforeRequest(int after, Runnable action) {
    this.left = after;
    this.action = action;
  }

  /** Whether there was such a request. */
  boolean isDone() {
    return isDone;
  }

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    if (left-- == 0) {
      isDone = true;
      action.run();
    }
  }
}
