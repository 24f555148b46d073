package boxoffice.bookings;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Faults that DynamoDB Local never shows by itself, for transactions in the order they are sent.
 */
final class Faults implements ExecutionInterceptor {

  enum Fault {
    NONE,
    /** Another transaction was in the way; nothing is written. */
    CONFLICT,
    /** The transaction is written, its reply is lost. */
    LOST_REPLY,
    /** The request is lost before it is written. */
    LOST_REQUEST
  }

  private final Deque<Fault> coming = new ArrayDeque<>();
  private Fault current = Fault.NONE;
  private UnaryOperator<TransactWriteItemsRequest> rewrite = UnaryOperator.identity();
  private Runnable before = () -> {};

  /** The faults of the next transactions. */
  Faults next(Fault... faults) {
    coming.addAll(List.of(faults));
    return this;
  }

  /** Changes every transaction on its way: to take a rule out of the protocol. */
  void rewrite(UnaryOperator<TransactWriteItemsRequest> change) {
    rewrite = change;
  }

  /** Something that happens right before the next transaction. */
  void beforeNext(Runnable action) {
    before = action;
  }

  @Override
  public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
    return context.request() instanceof TransactWriteItemsRequest request
        ? rewrite.apply(request)
        : context.request();
  }

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    if (!(context.request() instanceof TransactWriteItemsRequest)) {
      return;
    }
    var action = before;
    before = () -> {};
    action.run();
    current = coming.isEmpty() ? Fault.NONE : coming.remove();
    switch (current) {
      case CONFLICT ->
          throw TransactionCanceledException.builder()
              .message("conflict")
              .cancellationReasons(CancellationReason.builder().code("TransactionConflict").build())
              .build();
      case LOST_REQUEST -> throw SdkClientException.create("the request is lost");
      case NONE, LOST_REPLY -> {}
    }
  }

  @Override
  public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
    if (context.request() instanceof TransactWriteItemsRequest && current == Fault.LOST_REPLY) {
      throw SdkClientException.create("the reply is lost");
    }
  }
}
