package boxoffice.simulation;

import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;

/** What a caller waits for. */
sealed interface Wanted {

  /** To begin its next call. */
  record Turn() implements Wanted {}

  /** A reply of the table. */
  record Response(DynamoDbRequest request) implements Wanted {}

  /** An answer of another service. */
  record Service(AwsRequest request) implements Wanted {}

  /** A random number from 0, below a bound. */
  record Number(int bound) implements Wanted {}

  /** Nothing: all its calls are answered. */
  record Nothing() implements Wanted {}
}
