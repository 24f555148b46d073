package boxoffice.dynamodb;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
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
 * Faults that the table engine never shows by itself, in the order in which requests are sent. For
 * one request at a time, except {@link #meet}.
 */
public final class Faults implements ExecutionInterceptor {

  /** The fault of one request. */
  public enum Fault {
    NONE,
    /** Another transaction was in the way; nothing is written. */
    CONFLICT,
    /** The table has no capacity; nothing is written. */
    THROTTLE,
    /** The request takes effect, its reply is lost. */
    LOST_REPLY,
    /** The request is lost before it takes effect. */
    LOST_REQUEST
  }

  /** Ends the sender of a request where nothing can catch it and clean up. */
  public static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  private final Class<? extends SdkRequest> faulty;
  private final Deque<Fault> coming = new ArrayDeque<>();
  private Fault current = Fault.NONE;
  private Runnable beforeNext = () -> {};
  private Runnable beforeEach = () -> {};
  private Runnable beforeQueries = () -> {};
  private int left = Integer.MAX_VALUE;
  private boolean lastArrives;
  private int hiding;
  private final Deque<Item> images = new ArrayDeque<>();
  private int sent;

  /** Faults of transactions. */
  public Faults() {
    this(TransactWriteItemsRequest.class);
  }

  /** Faults of requests of this kind. */
  public Faults(Class<? extends SdkRequest> faulty) {
    this.faulty = faulty;
  }

  /** Holds back the first transactions until so many are waiting to be sent. */
  public static ExecutionInterceptor meet(int parties) {
    var barrier = new CyclicBarrier(parties);
    var arrived = new AtomicInteger();
    return new ExecutionInterceptor() {
      @Override
      public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        if (context.request() instanceof TransactWriteItemsRequest
            && arrived.incrementAndGet() <= parties) {
          try {
            barrier.await(20, TimeUnit.SECONDS);
          } catch (Exception e) {
            throw new AssertionError(e);
          }
        }
      }
    };
  }

  /** Adds the faults of the next requests. */
  public Faults next(Fault... faults) {
    coming.addAll(List.of(faults));
    return this;
  }

  /** Adds the same fault for this many requests. */
  public Faults next(int times, Fault fault) {
    coming.addAll(Collections.nCopies(times, fault));
    return this;
  }

  /**
   * Kills the sender of a request of any kind, and every later one until {@link #revive}.
   *
   * @param after how many requests come before it
   * @param takesEffect whether that request still arrives
   */
  public Faults kill(int after, boolean takesEffect) {
    left = after;
    lastArrives = takesEffect;
    return this;
  }

  public void revive() {
    left = Integer.MAX_VALUE;
  }

  public int sent() {
    return sent;
  }

  /** Makes this many queries of bookings miss their first item, as an index that is behind does. */
  public void hideFromIndex(int queries) {
    hiding = queries;
  }

  /** Makes the next query of bookings answer this alone, as an index that is behind does. */
  public void indexShows(Item image) {
    images.add(image);
  }

  /** Runs an action right before every query. */
  public void beforeQueries(Runnable action) {
    beforeQueries = action;
  }

  /** Runs an action right before the next request that could be faulty. */
  public void beforeNext(Runnable action) {
    beforeNext = action;
  }

  /** Runs an action right before every request that could be faulty. */
  public void beforeEach(Runnable action) {
    beforeEach = action;
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
    if (!faulty.isInstance(context.request())) {
      return;
    }
    var action = beforeNext;
    beforeNext = () -> {};
    action.run();
    beforeEach.run();
    current = coming.isEmpty() ? Fault.NONE : coming.remove();
    switch (current) {
      case CONFLICT -> throw cancelled("TransactionConflict");
      case THROTTLE -> throw cancelled("ThrottlingError");
      case LOST_REQUEST -> throw SdkClientException.create("the request is lost");
      case NONE, LOST_REPLY -> {}
    }
  }

  private static TransactionCanceledException cancelled(String reason) {
    return TransactionCanceledException.builder()
        .message(reason)
        .cancellationReasons(CancellationReason.builder().code(reason).build())
        .build();
  }

  @Override
  public SdkResponse modifyResponse(
      Context.ModifyResponse context, ExecutionAttributes attributes) {
    if (!images.isEmpty()
        && context.request() instanceof QueryRequest request
        && "GSI2".equals(request.indexName())
        && context.response() instanceof QueryResponse response) {
      return response.toBuilder().items(images.remove().attributes()).build();
    }
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
    if (faulty.isInstance(context.request()) && current == Fault.LOST_REPLY) {
      throw SdkClientException.create("the reply is lost");
    }
  }
}
