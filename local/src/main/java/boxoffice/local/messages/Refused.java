package boxoffice.local.messages;

/** A request that SQS or EventBridge does not take. It changed nothing. */
public final class Refused extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String shape;
  private final String code;

  private Refused(String shape, String code, String message) {
    super(message);
    this.shape = shape;
    this.code = code;
  }

  private static Refused ofSqs(String shape, String code, String message) {
    return new Refused("com.amazonaws.sqs#" + shape, code, message);
  }

  public static Refused missing(String parameter) {
    return new Refused(
        "com.amazon.coral.service#MissingRequiredParameterException",
        "MissingParameter",
        "The request must contain the parameter %s.".formatted(parameter));
  }

  /** A parameter that has no such value. */
  public static Refused invalid(String message) {
    return new Refused(
        "com.amazon.coral.service#InvalidParameterValueException",
        "InvalidParameterValue",
        message);
  }

  public static Refused invalid(String parameter, Object value, String reason) {
    return invalid(
        "Value %s for parameter %s is invalid. Reason: %s".formatted(value, parameter, reason));
  }

  /** An attribute of a queue that nobody may change. */
  static Refused invalidAttribute(String message) {
    return ofSqs("InvalidAttributeName", "InvalidAttributeName", message);
  }

  /** An attribute of a queue that has no such value. */
  static Refused invalidValue(String message) {
    return ofSqs("InvalidAttributeValue", "InvalidAttributeValue", message);
  }

  static Refused invalidContents() {
    return ofSqs(
        "InvalidMessageContents",
        "InvalidMessageContents",
        "Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF |"
            + " #xE000 to #xFFFD | #x10000 to #x10FFFF");
  }

  static Refused unknownQueue() {
    return ofSqs(
        "QueueDoesNotExist",
        "AWS.SimpleQueueService.NonExistentQueue",
        "The specified queue does not exist.");
  }

  static Refused invalidHandle(String handle) {
    return ofSqs(
        "ReceiptHandleIsInvalid",
        "ReceiptHandleIsInvalid",
        "The input receipt handle \"%s\" is not a valid receipt handle.".formatted(handle));
  }

  static Refused notInFlight() {
    return ofSqs(
        "MessageNotInflight",
        "AWS.SimpleQueueService.MessageNotInflight",
        "The message is not in flight.");
  }

  static Refused unknownResource() {
    return ofSqs(
        "ResourceNotFoundException",
        "ResourceNotFoundException",
        "The resource that you specified for the SourceArn parameter doesn't exist.");
  }

  /** A rule that is not in the template. */
  public static Refused unknownRule(String name) {
    return new Refused(
        "com.amazonaws.events#ResourceNotFoundException",
        "ResourceNotFoundException",
        "Rule %s does not exist.".formatted(name));
  }

  /** A batch that is wrong as a whole. */
  public static Refused batch(String shape, String message) {
    return ofSqs(shape, "AWS.SimpleQueueService." + shape, message);
  }

  /** Events that are wrong as a whole. */
  public static Refused invalidEvents(String message) {
    return new Refused("com.amazon.coral.validate#ValidationException", "ValidationError", message);
  }

  /** A body that is not JSON. */
  public static Refused malformed() {
    return new Refused(
        "com.amazon.coral.service#SerializationException",
        "MalformedInput",
        "The body is not a JSON object.");
  }

  /** An operation that this machine does not play. */
  public static Refused unknownOperation(String operation) {
    return new Refused(
        "com.amazon.coral.service#UnknownOperationException",
        "UnknownOperationException",
        "The local system does not play %s.".formatted(operation));
  }

  /** A service that was told to refuse. */
  public static Refused unavailable() {
    return new Refused(
        "com.amazon.coral.service#ServiceUnavailableException",
        "ServiceUnavailable",
        "The local system was told to refuse.");
  }

  /** A call that failed here. */
  public static Refused failed() {
    return new Refused(
        "com.amazon.coral.service#InternalFailure",
        "InternalFailure",
        "The call failed: the log of the local system says why.");
  }

  /** The error's name in the model of the service. */
  public String shape() {
    return shape;
  }

  /** The error's code in the older protocol, which many programs know. */
  public String code() {
    return code;
  }

  /** Whether the service and not its caller is at fault. */
  public boolean isOfService() {
    return code.equals("ServiceUnavailable") || code.equals("InternalFailure");
  }
}
