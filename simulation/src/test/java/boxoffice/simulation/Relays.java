package boxoffice.simulation;

import boxoffice.simulation.Step.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.ses.model.SendRawEmailRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;

/**
 * The stream, bus, queues and mail service that hand a change on until it is a mail.
 *
 * @param around what the world plays
 */
record Relays(Surroundings around) {

  static final String FEED = "feed";
  static final String QUEUE = "queue";

  /** What the stream and the queues may deliver next, also once more. */
  static List<Step> steps(State state) {
    var steps = new ArrayList<Step>();
    var notices = state.notices();
    if (notices.handled(run -> run.message().isEmpty()) < Simulation.MOST_AT_ONCE) {
      for (var i = 0; i < notices.batches().size(); i++) {
        steps.add(new Step(Kind.DELIVER, FEED, i));
      }
    }
    for (var run : notices.runs().entrySet()) {
      if (run.getValue().message().isEmpty()
          && !run.getValue().again()
          && state.left().duplicates() > 0) {
        steps.add(Step.of(Kind.DUPLICATE, run.getKey()));
      }
    }
    if (notices.handled(run -> run.message().isPresent()) >= Simulation.MOST_AT_ONCE) {
      return steps;
    }
    for (var i = 0; i < notices.messages().size(); i++) {
      var message = notices.messages().get(i);
      if (message.isAlive()
          && !notices.isHandled(message)
          && !state.now().isBefore(message.visible())) {
        steps.add(new Step(Kind.DELIVER, QUEUE, i));
      } else if (message.deliveries() > 0 && state.left().duplicates() > 0) {
        steps.add(new Step(Kind.DUPLICATE, QUEUE, i));
      }
    }
    return steps;
  }

  /** After a request of a run that a service took, or did not take. */
  State served(State state, String who, AwsRequest request, Served served) {
    return switch (request) {
      case PutEventsRequest put ->
          state.notices(notices -> notices.onBus(served.taken(put.entries()), state.now()));
      case SendMessageBatchRequest send -> queued(state, send, served);
      case SendRawEmailRequest mail when served.refused() == Served.NONE ->
          state.notices(
              notices ->
                  notices.mailed(
                      who,
                      mail.destinations().getFirst(),
                      Mail.of(mail.rawMessage().data().asByteArray()),
                      served.answered()));
      case SendRawEmailRequest mail when served.isFinal(mail) ->
          state.notices(notices -> notices.refused(who));
      default -> state;
    };
  }

  private State queued(State state, SendMessageBatchRequest send, Served served) {
    var next = state;
    for (var entry : served.taken(send.entries())) {
      var body = entry.messageBody();
      next =
          send.queueUrl().equals(ProductSite.EVENT_WORK)
              ? next.due(work(body))
              : next.notices(
                  notices -> notices.sent(Channel.valueOf(send.queueUrl()), body, state.now()));
    }
    return next;
  }

  private Set<Call.FromStream> work(String body) {
    Call.FromStream call =
        Notices.json(body).path("kind").asText().equals("NOTE")
            ? new Call.Summarize()
            : new Call.Apply();
    return around.plays(call) ? Set.of(call) : Set.of();
  }
}
