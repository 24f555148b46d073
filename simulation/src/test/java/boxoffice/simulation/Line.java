package boxoffice.simulation;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * A caller's line to the outside: clients, clock and random numbers. It plays back the inputs so
 * far. After the last one it hangs up, with an error that no code catches, and reports what the
 * caller wants next.
 */
final class Line implements DynamoDbClient, Services, InstantSource, RandomGenerator {

  private final List<Input> inputs;
  private final UnaryOperator<TransactWriteItemsRequest> rewrite;
  private int next;
  private Instant now = Instant.EPOCH;

  Line(List<Input> inputs, UnaryOperator<TransactWriteItemsRequest> rewrite) {
    this.inputs = inputs;
    this.rewrite = rewrite;
  }

  /** The caller waits for an input that it does not have yet. */
  static final class HungUp extends Error {
    private static final long serialVersionUID = 1L;

    private final transient Wanted wanted;

    HungUp(Wanted wanted) {
      super(null, null, false, false);
      this.wanted = wanted;
    }

    Wanted wanted() {
      return wanted;
    }
  }

  void begin() {
    if (!(await(new Wanted.Turn()) instanceof Input.Begun)) {
      throw strayed();
    }
  }

  private Input await(Wanted wanted) {
    if (next == inputs.size()) {
      throw new HungUp(wanted);
    }
    var answer = inputs.get(next++);
    now = answer.at();
    return answer;
  }

  private DynamoDbResponse send(DynamoDbRequest request) {
    if (!(await(new Wanted.Response(request)) instanceof Input.Replied(var reply, var _))) {
      throw strayed();
    }
    return reply.orThrow();
  }

  @Override
  public int nextInt(int bound) {
    if (bound == 1) {
      return 0;
    }
    if (!(await(new Wanted.Number(bound)) instanceof Input.Chosen(var number, var _))) {
      throw strayed();
    }
    return number;
  }

  @Override
  public AwsResponse send(AwsRequest request) {
    if (!(await(new Wanted.Service(request)) instanceof Input.Answered(var served, var _))) {
      throw strayed();
    }
    return served.answer(request);
  }

  private static AssertionError strayed() {
    return new AssertionError("the code under test did something else with the same inputs");
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public long nextLong() {
    // Only the secrets of tickets are drawn like this. They do not matter to the protocol, so they
    // are all the same and worlds stay small.
    return 0;
  }

  @Override
  public GetItemResponse getItem(GetItemRequest request) {
    return (GetItemResponse) send(request);
  }

  @Override
  public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
    return (BatchGetItemResponse) send(request);
  }

  @Override
  public TransactGetItemsResponse transactGetItems(TransactGetItemsRequest request) {
    return (TransactGetItemsResponse) send(request);
  }

  @Override
  public QueryResponse query(QueryRequest request) {
    return (QueryResponse) send(request);
  }

  @Override
  public PutItemResponse putItem(PutItemRequest request) {
    return (PutItemResponse) send(request);
  }

  @Override
  public UpdateItemResponse updateItem(UpdateItemRequest request) {
    return (UpdateItemResponse) send(request);
  }

  @Override
  public DeleteItemResponse deleteItem(DeleteItemRequest request) {
    return (DeleteItemResponse) send(request);
  }

  @Override
  public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
    return (TransactWriteItemsResponse) send(rewrite.apply(request));
  }

  @Override
  public String serviceName() {
    return DynamoDbClient.SERVICE_NAME;
  }

  @Override
  public void close() {}
}
