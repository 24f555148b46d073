package boxoffice;

import boxoffice.dynamodb.Faults.Killed;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Faults that DynamoDB Local never shows by itself, for transactions in the order they are sent.
 */
public final class FaultScript implements ExecutionInterceptor {

  public enum Fault {
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
  private Runnable beforeQueries = () -> {};
  private int left = Integer.MAX_VALUE;
  private boolean lastArrives;
  private int hiding;
  private int sent;

  /** The faults of the next transactions. */
  public FaultScript next(Fault... faults) {
    coming.addAll(List.of(faults));
    return this;
  }

  /** Changes every transaction on its way: to take a rule out of the protocol. */
  public void rewrite(UnaryOperator<TransactWriteItemsRequest> change) {
    rewrite = change;
  }

  /**
   * Kills who sends a request, of whatever kind, and every one who goes on until {@link #revive}.
   *
   * @param after how many requests come before it
   * @param takesEffect whether that request still arrives
   */
  public void kill(int after, boolean takesEffect) {
    left = after;
    lastArrives = takesEffect;
  }

  /** Lets others go on. */
  public void revive() {
    left = Integer.MAX_VALUE;
  }

  /** How many requests were sent. */
  public int sent() {
    return sent;
  }

  /**
   * Makes the next queries of bookings by an index miss their first item, as one that lags behind
   * does.
   */
  public void hideFromIndex(int queries) {
    hiding = queries;
  }

  /** Something that happens right before every query. */
  public void beforeQueries(Runnable action) {
    beforeQueries = action;
  }

  /** Something that happens right before the next transaction. */
  public void beforeNext(Runnable action) {
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
    sent++;
    if (left < (lastArrives ? 0 : 1)) {
      throw new Killed();
    }
    left--;
    if (context.request() instanceof QueryRequest) {
      beforeQueries.run();
    }
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
  public SdkResponse modifyResponse(
      Context.ModifyResponse context, ExecutionAttributes attributes) {
    if (hiding > 0
        && context.request() instanceof QueryRequest request
        && "GSI2".equals(request.indexName())
        && context.response() instanceof QueryResponse response
        && response.hasItems()
        && !response.items().isEmpty()) {
      hiding--;
      return response.toBuilder().items(response.items().stream().skip(1).toList()).build();
    }
    return context.response();
  }

  @Override
  public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
    if (left < 0) {
      throw new Killed();
    }
    if (context.request() instanceof TransactWriteItemsRequest && current == Fault.LOST_REPLY) {
      throw SdkClientException.create("the reply is lost");
    }
  }
}
