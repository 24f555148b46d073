package boxoffice.infra;

import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.logs.CfnLogGroup;
import software.amazon.awscdk.services.logs.CfnQueryDefinition;
import software.amazon.awscdk.services.logs.CfnQueryDefinition.QueryParameterProperty;
import software.constructs.Construct;

/**
 * Saved <a
 * href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax.html">queries</a>
 * of the logs, in a folder with the name of the stack.
 */
public final class LogQueries extends Construct {

  private final String folder;

  public LogQueries(Construct scope, String id, Backend backend) {
    super(scope, id);
    folder = Stack.of(backend).getStackName();
    var everything =
        Stream.concat(backend.functionLogs().stream(), Stream.of(backend.accessLogs())).toList();
    save(
        "one user's day",
        """
        fields @timestamp, route, message, status, event_id, booking_id, correlation_id
        | filter user_id = "{{userId}}"
        | sort @timestamp asc
        | limit 10000\
        """,
        everything,
        List.of(parameter("userId", "The id of the user: the claim sub of their tokens")));
    save(
        "one request",
        """
        fields @timestamp, level, function_name, message
        | filter correlation_id = "{{requestId}}" or requestId = "{{requestId}}"
        | sort @timestamp asc\
        """,
        everything,
        List.of(parameter("requestId", "The requestId in the answer")));
    save(
        "general log",
        """
        fields @timestamp, level, function_name, route, message, user_id, event_id, correlation_id
        | sort @timestamp desc
        | limit 1000\
        """,
        backend.functionLogs(),
        List.of());
    save(
        "refused sign-ins",
        """
        filter ispresent(refused)
        | stats count(*) as refusals, count_distinct(address) as addresses by network, viewer
        | sort refusals desc
        | limit 100\
        """,
        List.of(backend.signInLogs()),
        List.of());
  }

  private void save(
      String name, String query, List<CfnLogGroup> logs, List<QueryParameterProperty> parameters) {
    CfnQueryDefinition.Builder.create(this, name)
        .name("%s/%s".formatted(folder, name))
        .queryString(query)
        .logGroupNames(logs)
        .parameters(parameters)
        .build();
  }

  private static QueryParameterProperty parameter(String name, String description) {
    return QueryParameterProperty.builder().name(name).description(description).build();
  }
}
