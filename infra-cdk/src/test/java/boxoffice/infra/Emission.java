package boxoffice.infra;

import boxoffice.http.HealthHandler;
import boxoffice.metrics.EmfCounter;
import boxoffice.metrics.Measure;
import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent.ProxyRequestContext;
import java.util.Map;

/** A process that prints what the functions write: each metric, and the log of a request. */
public final class Emission {

  private static final String ID = "0123456789abcdef0123456789abcdef";

  private Emission() {}

  public static void main(String[] args) {
    var counter = new EmfCounter();
    for (var measure : Measure.values()) {
      counter.count(measure);
    }
    var context = new ProxyRequestContext();
    context.setRequestId("request-1");
    context.setAuthorizer(Map.of("claims", Map.of("sub", "user-1")));
    new HealthHandler()
        .handleRequest(
            new APIGatewayProxyRequestEvent()
                .withHttpMethod("GET")
                .withResource("/health")
                .withPathParameters(Map.of("eventId", ID, "bookingId", ID))
                .withRequestContext(context),
            new NoContext());
  }

  private static final class NoContext implements Context {

    @Override
    public String getAwsRequestId() {
      return "invocation-1";
    }

    @Override
    public String getLogGroupName() {
      return "logs";
    }

    @Override
    public String getLogStreamName() {
      return "stream";
    }

    @Override
    public String getFunctionName() {
      return "Health";
    }

    @Override
    public String getFunctionVersion() {
      return "1";
    }

    @Override
    public String getInvokedFunctionArn() {
      return "arn:aws:lambda:eu-central-1:000000000000:function:Health";
    }

    @Override
    public CognitoIdentity getIdentity() {
      return null;
    }

    @Override
    public ClientContext getClientContext() {
      return null;
    }

    @Override
    public int getRemainingTimeInMillis() {
      return 1_000;
    }

    @Override
    public int getMemoryLimitInMB() {
      return 1_024;
    }

    @Override
    public LambdaLogger getLogger() {
      throw new UnsupportedOperationException();
    }
  }
}
