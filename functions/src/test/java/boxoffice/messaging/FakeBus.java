package boxoffice.messaging;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/** A bus that keeps what is put on it. */
public final class FakeBus implements EventBridgeClient {

  private static final int MOST = 10;

  private final List<PutEventsRequestEntry> events = new ArrayList<>();
  private Predicate<PutEventsRequestEntry> refused = _ -> false;
  private boolean isSilent;
  private int requests;

  /** What was put, in its order. */
  public List<PutEventsRequestEntry> events() {
    return List.copyOf(events);
  }

  /** How many requests it got. */
  public int requests() {
    return requests;
  }

  /** Has it refuse some entries. */
  public void refuse(Predicate<PutEventsRequestEntry> entries) {
    refused = entries;
  }

  /** Whether it gives no answer at all. */
  public void silent(boolean silent) {
    isSilent = silent;
  }

  @Override
  public PutEventsResponse putEvents(PutEventsRequest request) {
    requests++;
    if (isSilent) {
      throw SdkClientException.create("no answer");
    }
    if (request.entries().isEmpty() || request.entries().size() > MOST) {
      throw SdkClientException.create("1 to 10 entries");
    }
    return PutEventsResponse.builder()
        .entries(request.entries().stream().map(this::put).toList())
        .build();
  }

  private PutEventsResultEntry put(PutEventsRequestEntry entry) {
    if (refused.test(entry)) {
      return PutEventsResultEntry.builder().errorCode("InternalFailure").build();
    }
    events.add(entry);
    return PutEventsResultEntry.builder().eventId("event-" + events.size()).build();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
