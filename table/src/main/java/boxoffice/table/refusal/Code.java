package boxoffice.table.refusal;

/** Why a request is refused. */
public enum Code {
  VALIDATION("com.amazon.coral.validate#ValidationException"),
  SERIALIZATION("com.amazon.coral.service#SerializationException"),
  UNKNOWN_OPERATION("com.amazon.coral.service#UnknownOperationException"),
  CONDITION_FAILED("com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException"),
  TRANSACTION_CANCELED("com.amazonaws.dynamodb.v20120810#TransactionCanceledException"),
  TRANSACTION_CONFLICT("com.amazonaws.dynamodb.v20120810#TransactionConflictException"),
  TRANSACTION_IN_PROGRESS("com.amazonaws.dynamodb.v20120810#TransactionInProgressException"),
  IDEMPOTENT_PARAMETER_MISMATCH(
      "com.amazonaws.dynamodb.v20120810#IdempotentParameterMismatchException"),
  RESOURCE_NOT_FOUND("com.amazonaws.dynamodb.v20120810#ResourceNotFoundException"),
  RESOURCE_IN_USE("com.amazonaws.dynamodb.v20120810#ResourceInUseException"),
  LIMIT_EXCEEDED("com.amazonaws.dynamodb.v20120810#LimitExceededException"),
  THROTTLING("com.amazon.coral.availability#ThrottlingException"),
  THROUGHPUT_EXCEEDED("com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException"),
  TRIMMED_DATA_ACCESS("com.amazonaws.dynamodb.v20120810#TrimmedDataAccessException"),
  EXPIRED_ITERATOR("com.amazonaws.dynamodb.v20120810#ExpiredIteratorException"),
  INTERNAL_SERVER_ERROR("com.amazonaws.dynamodb.v20120810#InternalServerError");

  private final String type;

  Code(String type) {
    this.type = type;
  }

  /** The member {@code __type} of the answer. */
  public String type() {
    return type;
  }

  /** The status of the answer over HTTP. */
  public int status() {
    return this == INTERNAL_SERVER_ERROR ? 500 : 400;
  }
}
