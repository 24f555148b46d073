package boxoffice.dynamodb;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The primary key of an item.
 *
 * @param partition the partition key, attribute {@code PK}
 * @param sort the sort key, attribute {@code SK}
 */
public record Key(String partition, String sort) {

  /** The key as DynamoDB takes it. */
  public Map<String, AttributeValue> attributes() {
    return Attributes.of("PK", partition, "SK", sort);
  }
}
