package boxoffice.simulation;

import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;

/**
 * A write whose reply was lost: it may be carried out at any later time, or never.
 *
 * @param call which of the sender's calls it belongs to, from 0
 * @param watch what has been true since that call began
 */
record Flight(Conversation sender, int call, DynamoDbRequest request, Watch watch) {

  Flight watching(Watch now) {
    return new Flight(sender, call, request, now);
  }
}
