package boxoffice.dynamodb;

import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The primary key of an item.
 *
 * @param partition the partition key, attribute {@code PK}
 * @param sort the sort key, attribute {@code SK}
 */
public record Key(String partition, String sort) {

  /** The attributes that are the key: no update may name them. */
  public static final Set<String> ATTRIBUTES = Set.of("PK", "SK");

  /** The key as DynamoDB takes it. */
  public Map<String, AttributeValue> attributes() {
    return Attributes.of("PK", partition, "SK", sort);
  }
}
