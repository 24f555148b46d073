package boxoffice.simulation.memory;

import boxoffice.dynamodb.Key;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * A write of one item, alone or in a transaction.
 *
 * @param scope its placeholders, and the item before it
 * @param condition null for none
 * @param change the attributes after it; empty to delete the item
 * @param showsOld whether a failed condition shows the item
 */
record Write(
    Key key,
    Scope scope,
    @Nullable String condition,
    Function<Scope, Optional<Map<String, AttributeValue>>> change,
    boolean showsOld) {

  private static final Set<String> KNOWN =
      Set.of(
          "TableName",
          "Item",
          "Key",
          "UpdateExpression",
          "ConditionExpression",
          "ExpressionAttributeNames",
          "ExpressionAttributeValues",
          "ReturnValuesOnConditionCheckFailure");

  boolean allowed() {
    return condition == null || Condition.of(condition).holds(scope);
  }

  Optional<Map<String, AttributeValue>> after() {
    return change.apply(scope);
  }

  static Key key(TransactWriteItem write) {
    if (write.put() != null) {
      return StoredItem.key(write.put().item());
    }
    if (write.update() != null) {
      return StoredItem.key(write.update().key());
    }
    return StoredItem.key(
        write.delete() != null ? write.delete().key() : write.conditionCheck().key());
  }

  static Write of(TransactWriteItem write, TableImage image) {
    var item = image.get(key(write)).map(StoredItem::attributes).orElse(Map.of());
    if (write.put() != null) {
      return of(write.put(), item);
    }
    if (write.update() != null) {
      return of(write.update(), item);
    }
    return write.delete() != null ? of(write.delete(), item) : of(write.conditionCheck(), item);
  }

  private static Write of(Put put, Map<String, AttributeValue> item) {
    Known.members(put, KNOWN);
    return new Write(
        StoredItem.key(put.item()),
        scope(item, put.expressionAttributeNames(), put.expressionAttributeValues())
            .uses(put.conditionExpression()),
        put.conditionExpression(),
        _ -> Optional.of(put.item()),
        shows(put.returnValuesOnConditionCheckFailure()));
  }

  private static Write of(Update update, Map<String, AttributeValue> item) {
    Known.members(update, KNOWN);
    return new Write(
        StoredItem.key(update.key()),
        scope(item, update.expressionAttributeNames(), update.expressionAttributeValues())
            .uses(update.conditionExpression(), update.updateExpression()),
        update.conditionExpression(),
        scope -> Optional.of(updated(update, scope)),
        shows(update.returnValuesOnConditionCheckFailure()));
  }

  private static Map<String, AttributeValue> updated(Update update, Scope scope) {
    var after = Assignments.of(update.updateExpression()).apply(scope);
    update
        .key()
        .forEach(
            (name, value) -> {
              var before = after.put(name, value);
              if (before != null && !before.equals(value)) {
                throw Errors.validation("Cannot update attribute. It is part of the key");
              }
            });
    return after;
  }

  private static Write of(Delete delete, Map<String, AttributeValue> item) {
    Known.members(delete, KNOWN);
    return new Write(
        StoredItem.key(delete.key()),
        scope(item, delete.expressionAttributeNames(), delete.expressionAttributeValues())
            .uses(delete.conditionExpression()),
        delete.conditionExpression(),
        _ -> Optional.empty(),
        shows(delete.returnValuesOnConditionCheckFailure()));
  }

  private static Write of(ConditionCheck check, Map<String, AttributeValue> item) {
    Known.members(check, KNOWN);
    return new Write(
        StoredItem.key(check.key()),
        scope(item, check.expressionAttributeNames(), check.expressionAttributeValues())
            .uses(check.conditionExpression()),
        check.conditionExpression(),
        scope -> Optional.of(scope.item()).filter(there -> !there.isEmpty()),
        shows(check.returnValuesOnConditionCheckFailure()));
  }

  private static Scope scope(
      Map<String, AttributeValue> item,
      Map<String, String> names,
      Map<String, AttributeValue> values) {
    return new Scope(item, names, values);
  }

  private static boolean shows(@Nullable ReturnValuesOnConditionCheckFailure wanted) {
    return wanted == ReturnValuesOnConditionCheckFailure.ALL_OLD;
  }
}
