package boxoffice.local.gateway;

/**
 * The reasons why the gateway itself refuses a request, with the status and message that apply
 * unless the template sets others. See <a
 * href="https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html">Gateway
 * response types</a>.
 */
public enum GatewayError {
  /** The request cannot be read. */
  BAD_REQUEST(400, "Bad Request"),
  /** On this machine: a caller that may be a web page. */
  ACCESS_DENIED(403, "Forbidden"),
  /** Also the answer to an unknown path or method. */
  MISSING_AUTHENTICATION_TOKEN(403, "Missing Authentication Token"),
  UNAUTHORIZED(401, "Unauthorized"),
  INVALID_API_KEY(403, "Forbidden"),
  THROTTLED(429, "Too Many Requests"),
  QUOTA_EXCEEDED(429, "Limit Exceeded"),
  REQUEST_TOO_LARGE(413, "Request Too Long"),
  INTEGRATION_TIMEOUT(504, "Endpoint request timed out"),
  /** The function failed, or returned an answer that a proxy integration does not allow. */
  API_CONFIGURATION_ERROR(502, "Internal server error");

  private final int status;
  private final String message;

  GatewayError(int status, String message) {
    this.status = status;
    this.message = message;
  }

  public int status() {
    return status;
  }

  String message() {
    return message;
  }

  /** The type whose settings apply if this one has none. */
  String general() {
    return status < 500 ? "DEFAULT_4XX" : "DEFAULT_5XX";
  }
}
