package boxoffice.http;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;

/**
 * One route: the Lambda function that API Gateway calls for it. It reads the request, calls one use
 * case and maps its outcome; {@link Endpoint} does the rest.
 */
public interface HttpHandler
    extends RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  /**
   * Answers a request.
   *
   * @throws ProblemException for every answer that is a problem
   */
  Answer answer(Request request);

  @Override
  default APIGatewayProxyResponseEvent handleRequest(
      APIGatewayProxyRequestEvent event, Context context) {
    return Endpoint.answer(event, context, this::answer);
  }
}
