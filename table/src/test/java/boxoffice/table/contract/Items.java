package boxoffice.table.contract;

import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.protocols.jsoncore.JsonNodeParser;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A short way to write items: JSON with apostrophes for quotes. Numbers, strings, booleans, null,
 * lists and maps are themselves; {@code {'$b': base64}} is binary, {@code {'$ss': [...]}}, {@code
 * {'$ns': [...]}} and {@code {'$bs': [...]}} are sets, and {@code {'$n': text}} is a number as
 * sent.
 */
final class Items {

  private static final JsonNodeParser PARSER = JsonNodeParser.create();

  private Items() {}

  static Map<String, AttributeValue> item(String text) {
    return map(parse(text));
  }

  static AttributeValue value(String text) {
    return value(parse(text));
  }

  /** A string of this many ASCII characters. */
  static String text(int length) {
    return "x".repeat(length);
  }

  /** An item of this size in bytes as Amazon counts it, with the key {@code id}. */
  static Map<String, AttributeValue> sized(String id, int bytes) {
    var names = "id".length() + "v".length();
    var item = new HashMap<String, AttributeValue>();
    item.put("id", AttributeValue.fromS(id));
    item.put("v", AttributeValue.fromS(text(bytes - names - id.length())));
    return item;
  }

  /** The same item with the members of its sets in order: a set has none. */
  static Map<String, AttributeValue> ordered(Map<String, AttributeValue> item) {
    return item.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, field -> ordered(field.getValue())));
  }

  private static AttributeValue ordered(AttributeValue value) {
    return switch (value.type()) {
      case SS -> AttributeValue.fromSs(value.ss().stream().sorted().toList());
      case NS -> AttributeValue.fromNs(value.ns().stream().sorted().toList());
      case BS ->
          AttributeValue.fromBs(
              value.bs().stream().sorted(Comparator.comparing(SdkBytes::asUtf8String)).toList());
      case L -> AttributeValue.fromL(value.l().stream().map(Items::ordered).toList());
      case M -> AttributeValue.fromM(ordered(value.m()));
      default -> value;
    };
  }

  private static JsonNode parse(String text) {
    return PARSER.parse(text.replace('\'', '"'));
  }

  private static Map<String, AttributeValue> map(JsonNode node) {
    return node.asObject().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, field -> value(field.getValue())));
  }

  private static AttributeValue value(JsonNode node) {
    if (node.isObject()) {
      return ofObject(node);
    }
    if (node.isArray()) {
      return AttributeValue.fromL(node.asArray().stream().map(Items::value).toList());
    }
    if (node.isNumber()) {
      return AttributeValue.fromN(node.asNumber());
    }
    if (node.isBoolean()) {
      return AttributeValue.fromBool(node.asBoolean());
    }
    return node.isNull() ? AttributeValue.fromNul(true) : AttributeValue.fromS(node.asString());
  }

  private static AttributeValue ofObject(JsonNode node) {
    var fields = node.asObject();
    var type = fields.size() == 1 ? fields.keySet().iterator().next() : "";
    return switch (type) {
      case "$n" -> AttributeValue.fromN(fields.get(type).asString());
      case "$b" -> AttributeValue.fromB(bytes(fields.get(type)));
      case "$ss" -> AttributeValue.fromSs(members(fields.get(type), JsonNode::asString));
      case "$ns" -> AttributeValue.fromNs(members(fields.get(type), JsonNode::text));
      case "$bs" -> AttributeValue.fromBs(members(fields.get(type), Items::bytes));
      default -> AttributeValue.fromM(map(node));
    };
  }

  private static <T> List<T> members(JsonNode array, Function<JsonNode, T> member) {
    return array.asArray().stream().map(member).toList();
  }

  private static SdkBytes bytes(JsonNode base64) {
    return SdkBytes.fromByteArray(Base64.getDecoder().decode(base64.asString()));
  }
}
