package boxoffice.local.services;

import boxoffice.local.messages.Buses;
import boxoffice.local.messages.Buses.Outcome;
import boxoffice.local.messages.Refused;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * The operations of EventBridge that the product needs, <a
 * href="https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html">PutEvents</a>,
 * and those that stop and start a rule.
 */
final class BusCalls {

  private static final JsonMapper JSON = new JsonMapper();

  /** The most events of a call. */
  private static final int MOST = 10;

  private final Buses buses;

  BusCalls(Buses buses) {
    this.buses = buses;
  }

  /**
   * Answers a call.
   *
   * @throws Refused if EventBridge would refuse it as a whole, or the operation is not played here
   */
  JsonNode answer(String operation, JsonNode request) {
    return switch (operation) {
      case "PutEvents" -> put(request.path("Entries"));
      case "EnableRule" -> enable(request, true);
      case "DisableRule" -> enable(request, false);
      default -> throw Refused.unknownOperation("AWSEvents." + operation);
    };
  }

  private JsonNode enable(JsonNode request, boolean enabled) {
    buses.enable(
        request.path("Name").asText(), request.path("EventBusName").asText(Buses.DEFAULT), enabled);
    return JSON.createObjectNode();
  }

  private JsonNode put(JsonNode entries) {
    if (entries.isEmpty() || entries.size() > MOST) {
      throw Refused.invalidEvents(
          "1 validation error detected: Value at 'entries' failed to satisfy constraint: Member"
              + " must have length between 1 and 10");
    }
    var answer = JSON.createObjectNode();
    var results = JSON.createArrayNode();
    var failed = 0;
    for (var entry : entries) {
      switch (buses.put(entry)) {
        case Outcome.Taken(var id) -> results.addObject().put("EventId", id);
        case Outcome.NotTaken(var code, var message) -> {
          failed++;
          results.addObject().put("ErrorCode", code).put("ErrorMessage", message);
        }
      }
    }
    answer.put("FailedEntryCount", failed).set("Entries", results);
    return answer;
  }
}
