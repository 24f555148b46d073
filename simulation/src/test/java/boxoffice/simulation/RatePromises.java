package boxoffice.simulation;

import static boxoffice.simulation.Ledger.require;

import boxoffice.simulation.table.Reply;
import java.util.List;
import java.util.OptionalLong;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** The limit of calls a second: a call over it changes nothing, and no other call is refused. */
final class RatePromises {

  private RatePromises() {}

  static void answered(Actor actor, Call call, Answer answer, int perSecond) {
    if (!(call instanceof Call.Book
        || call instanceof Call.Cancel
        || call instanceof Call.Part
        || call instanceof Call.Open)) {
      return;
    }
    var ofThisCall = actor.conversation().inputsOfCall();
    var calls = counted(ofThisCall);
    var tooOften = calls.isPresent() && calls.getAsLong() > perSecond;
    require(
        tooOften == answer instanceof Answer.TooOften,
        "limit: %s was call %s of %d a second and was answered %s",
        actor.name(),
        calls,
        perSecond,
        answer);
    require(
        !tooOften || ofThisCall.stream().noneMatch(RatePromises::isOfTransaction),
        "limit: %s wrote something over the limit",
        actor.name());
  }

  private static OptionalLong counted(List<Input> inputs) {
    for (var input : inputs) {
      if (input instanceof Input.Replied(Reply.Response(UpdateItemResponse update), var _)
          && update.attributes().containsKey("calls")) {
        return OptionalLong.of(Long.parseLong(update.attributes().get("calls").n()));
      }
    }
    return OptionalLong.empty();
  }

  private static boolean isOfTransaction(Input input) {
    return switch (input) {
      case Input.Replied(Reply.Response(TransactWriteItemsResponse _), var _) -> true;
      case Input.Replied(Reply.Failure(TransactionCanceledException _), var _) -> true;
      default -> false;
    };
  }
}
