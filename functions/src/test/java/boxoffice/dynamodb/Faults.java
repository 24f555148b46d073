package boxoffice.dynamodb;

import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** What DynamoDB Local never does by itself. */
public final class Faults {

  private Faults() {}

  /** The replies to the first {@code times} of these requests are lost after they took effect. */
  public static ExecutionInterceptor loseReplies(int times, Predicate<SdkRequest> requests) {
    var left = new AtomicInteger(times);
    return new ExecutionInterceptor() {
      @Override
      public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        if (requests.test(context.request()) && left.getAndDecrement() > 0) {
          throw SdkClientException.create("the reply is lost");
        }
      }
    };
  }

  /** The first {@code times} of these requests are lost before they take effect. */
  public static ExecutionInterceptor loseRequests(int times, Predicate<SdkRequest> requests) {
    var left = new AtomicInteger(times);
    return new ExecutionInterceptor() {
      @Override
      public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        if (requests.test(context.request()) && left.getAndDecrement() > 0) {
          throw SdkClientException.create("the request is lost");
        }
      }
    };
  }

  /** The first {@code times} transactions meet another one. */
  public static ExecutionInterceptor conflicts(int times) {
    var left = new AtomicInteger(times);
    return new ExecutionInterceptor() {
      @Override
      public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        if (isTransaction(context.request()) && left.getAndDecrement() > 0) {
          throw TransactionCanceledException.builder()
              .cancellationReasons(CancellationReason.builder().code("TransactionConflict").build())
              .build();
        }
      }
    };
  }

  /** Whoever sends the requests is gone, without a word to anybody. */
  public static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  /**
   * Kills who sends request number {@code last}, counted from 0, and every one who goes on.
   *
   * @param takesEffect whether that request still arrives
   */
  public static ExecutionInterceptor killAt(int last, boolean takesEffect) {
    var sent = new AtomicInteger();
    return new ExecutionInterceptor() {
      @Override
      public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        if (sent.getAndIncrement() >= (takesEffect ? last + 1 : last)) {
          throw new Killed();
        }
      }

      @Override
      public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        if (sent.get() > last) {
          throw new Killed();
        }
      }
    };
  }

  /** Nobody's first transaction is sent before so many wait to send theirs. */
  public static ExecutionInterceptor meet(int parties) {
    var barrier = new CyclicBarrier(parties);
    var arrived = new AtomicInteger();
    return new ExecutionInterceptor() {
      @Override
      public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        if (isTransaction(context.request()) && arrived.incrementAndGet() <= parties) {
          try {
            barrier.await(20, TimeUnit.SECONDS);
          } catch (Exception e) {
            throw new AssertionError(e);
          }
        }
      }
    };
  }

  public static boolean isTransaction(SdkRequest request) {
    return request instanceof TransactWriteItemsRequest;
  }
}
