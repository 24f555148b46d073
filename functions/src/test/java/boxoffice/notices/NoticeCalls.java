package boxoffice.notices;

import boxoffice.App;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;

/** Runs what makes mails of messages, for the tests of other packages. */
public final class NoticeCalls {

  private NoticeCalls() {}

  /** Sends the notices that messages ask for. */
  public static SQSBatchResponse send(App app, SQSEvent batch, Context context) {
    return new SendNoticesHandler(app.sendNotices()).handleRequest(batch, context);
  }

  /** Asks for notices to all guests of the events that changed. */
  public static SQSBatchResponse tell(App app, SQSEvent batch, Context context) {
    return new TellGuestsHandler(app.tellGuests(), app.clock()).handleRequest(batch, context);
  }
}
