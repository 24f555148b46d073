package boxoffice.simulation.table;

import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;

/** The table after a request, and the answer to it. */
public record Executed(TableImage after, DynamoDbResponse response) {}
