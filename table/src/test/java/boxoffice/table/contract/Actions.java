package boxoffice.table.contract;

import static boxoffice.table.contract.Items.item;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Actions of transactions. Those with a condition ask for the item if it fails.
 *
 * @param table the name of the table
 */
record Actions(String table) {

  TransactWriteItem put(String item) {
    return put(item(item));
  }

  TransactWriteItem put(Map<String, AttributeValue> item) {
    return TransactWriteItem.builder().put(p -> p.tableName(table).item(item)).build();
  }

  TransactWriteItem putNew(String item) {
    return TransactWriteItem.builder()
        .put(
            p ->
                p.tableName(table)
                    .item(item(item))
                    .conditionExpression("attribute_not_exists(id)")
                    .returnValuesOnConditionCheckFailure(
                        ReturnValuesOnConditionCheckFailure.ALL_OLD))
        .build();
  }

  TransactWriteItem delete(String key, @Nullable String condition) {
    return TransactWriteItem.builder()
        .delete(
            d ->
                d.tableName(table)
                    .key(item(key))
                    .conditionExpression(condition)
                    .returnValuesOnConditionCheckFailure(
                        ReturnValuesOnConditionCheckFailure.ALL_OLD))
        .build();
  }

  TransactWriteItem update(
      String key, String expression, @Nullable String condition, @Nullable String placeholders) {
    var stands = Placeholders.of(placeholders);
    return TransactWriteItem.builder()
        .update(
            u ->
                u.tableName(table)
                    .key(item(key))
                    .updateExpression(expression)
                    .conditionExpression(condition)
                    .expressionAttributeNames(stands.names())
                    .expressionAttributeValues(stands.values())
                    .returnValuesOnConditionCheckFailure(
                        ReturnValuesOnConditionCheckFailure.ALL_OLD))
        .build();
  }

  TransactWriteItem check(String key, String condition, @Nullable String placeholders) {
    var stands = Placeholders.of(placeholders);
    return TransactWriteItem.builder()
        .conditionCheck(
            c ->
                c.tableName(table)
                    .key(item(key))
                    .conditionExpression(condition)
                    .expressionAttributeNames(stands.names())
                    .expressionAttributeValues(stands.values())
                    .returnValuesOnConditionCheckFailure(
                        ReturnValuesOnConditionCheckFailure.ALL_OLD))
        .build();
  }

  TransactGetItem get(String key) {
    return TransactGetItem.builder().get(g -> g.tableName(table).key(item(key))).build();
  }
}
