package boxoffice.table.engine;

import boxoffice.table.refusal.Refused;
import boxoffice.table.value.Attributes;
import boxoffice.table.value.Sizes;
import boxoffice.table.value.Type;
import java.util.HashSet;
import java.util.List;

/** What DynamoDB takes as an item or as a key. */
final class Items {

  private static final int LARGEST = 400 * 1024;
  private static final int LONGEST_PARTITION = 2048;
  private static final int LONGEST_SORT = 1024;

  private Items() {}

  /**
   * Checks that these attributes are exactly a key of a table.
   *
   * @throws Refused where they are not
   */
  static void checkKey(Table table, Attributes key) {
    checkKey(table.keys(), key);
    if (key.count() != table.keys().attributes().size()) {
      throw noKey();
    }
  }

  /** Checks that an item has a key among its attributes. */
  static void checkKey(KeySchema schema, Attributes item) {
    for (var attribute : schema.attributes()) {
      var value = item.get(attribute.name());
      if (value == null || value.type() != attribute.type()) {
        throw noKey();
      }
      if (Sizes.of(value) == 0) {
        throw Refused.invalid(
            "One or more parameter values are not valid. The AttributeValue for a key attribute"
                + " cannot contain an empty %s value. Key: %s",
            kind(attribute.type()), attribute.name());
      }
    }
    checkLength(schema, item);
  }

  /** Checks an item that is put. */
  static void checkPut(Table table, Attributes item) {
    for (var attribute : table.keys().attributes()) {
      var value = item.get(attribute.name());
      if (value == null) {
        throw Refused.invalid(
            "One or more parameter values were invalid: Missing the key %s in the item",
            attribute.name());
      }
      if (value.type() != attribute.type()) {
        throw Refused.invalid(
            "One or more parameter values were invalid: Type mismatch for key %s expected: %s"
                + " actual: %s",
            attribute.name(), attribute.type(), value.type());
      }
    }
    checkKey(table.keys(), item);
    for (var index : table.definition().indexes()) {
      for (var attribute : index.keys().attributes()) {
        var value = item.get(attribute.name());
        if (value != null && value.type() != attribute.type()) {
          throw Refused.invalid(
              "One or more parameter values were invalid: Type mismatch for Index Key %s Expected:"
                  + " %s Actual: %s IndexName: %s",
              attribute.name(), attribute.type(), value.type(), index.name());
        }
      }
    }
    checkIndexes(table, item);
    if (item.size() > LARGEST) {
      throw Refused.invalid("Item size has exceeded the maximum allowed size");
    }
  }

  /** Checks an item that an update made. */
  static void checkUpdated(Table table, Attributes item) {
    for (var index : table.definition().indexes()) {
      for (var attribute : index.keys().attributes()) {
        var value = item.get(attribute.name());
        if (value != null && value.type() != attribute.type()) {
          throw Refused.invalid(
              "The update expression attempted to update the secondary index key to unsupported"
                  + " type");
        }
      }
    }
    checkIndexes(table, item);
    if (item.size() > LARGEST) {
      throw Refused.invalid("Item size to update has exceeded the maximum allowed size");
    }
  }

  private static void checkIndexes(Table table, Attributes item) {
    for (var index : table.definition().indexes()) {
      for (var attribute : index.keys().attributes()) {
        var value = item.get(attribute.name());
        if (value != null && Sizes.of(value) == 0) {
          throw Refused.invalid(
              "One or more parameter values are not valid. A value specified for a secondary index"
                  + " key is not supported. The AttributeValue for a key attribute cannot contain"
                  + " an empty %s value. IndexName: %s, IndexKey: %s",
              kind(attribute.type()), index.name(), attribute.name());
        }
      }
      checkLength(index.keys(), item);
    }
  }

  private static void checkLength(KeySchema schema, Attributes item) {
    if (length(item, schema.partition()) > LONGEST_PARTITION) {
      throw Refused.invalid(
          "One or more parameter values were invalid: Size of hashkey has exceeded the maximum size"
              + " limit of2048 bytes");
    }
    if (schema.sort() != null && length(item, schema.sort()) > LONGEST_SORT) {
      throw Refused.invalid(
          "One or more parameter values were invalid: Aggregated size of all range keys has"
              + " exceeded the size limit of 1024 bytes");
    }
  }

  private static int length(Attributes item, KeyAttribute attribute) {
    var value = item.get(attribute.name());
    return value == null ? 0 : Sizes.of(value);
  }

  private static String kind(Type type) {
    return type == Type.B ? "binary" : "string";
  }

  private static Refused noKey() {
    return Refused.invalid("The provided key element does not match the schema");
  }

  /** Items that a request names twice are refused. */
  static void distinct(List<ItemLocks.Place> places, String words) {
    if (places.size() != new HashSet<>(places).size()) {
      throw Refused.invalid(words);
    }
  }
}
