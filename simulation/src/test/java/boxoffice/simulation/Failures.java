package boxoffice.simulation;

import boxoffice.simulation.table.Errors;
import boxoffice.simulation.table.Reply;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;

/** Replies to requests that were not carried out, or of which nothing is known. */
final class Failures {

  private Failures() {}

  static SdkClientException noReply() {
    return SdkClientException.create("no reply");
  }

  /** A transaction was cancelled, and one of so many writes says why. */
  static Reply cancelled(int writes, String because) {
    var reasons = new ArrayList<>(Collections.nCopies(writes, reason("None")));
    reasons.set(0, reason(because));
    return new Reply.Failure(Errors.cancelled(reasons));
  }

  private static CancellationReason reason(String code) {
    return CancellationReason.builder().code(code).build();
  }

  /** Every way to be told that a transaction of so many writes came too fast. */
  static List<Reply> throttles(int writes) {
    var replies = throttles();
    replies.add(cancelled(writes, "ThrottlingError"));
    replies.add(cancelled(writes, "ProvisionedThroughputExceeded"));
    return replies;
  }

  /** Every way in which a read is not served. */
  static List<Reply> ofReads() {
    var replies = throttles();
    replies.add(new Reply.Failure(noReply()));
    replies.add(new Reply.Failure(Errors.ofServer()));
    return replies;
  }

  private static List<Reply> throttles() {
    var replies = new ArrayList<Reply>();
    Errors.throttles().forEach(error -> replies.add(new Reply.Failure(error)));
    return replies;
  }
}
