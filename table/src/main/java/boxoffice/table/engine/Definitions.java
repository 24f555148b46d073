package boxoffice.table.engine;

import boxoffice.table.value.Attributes;
import boxoffice.table.value.Type;
import boxoffice.table.value.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Definitions of tables as attributes, to be stored. */
final class Definitions {

  private Definitions() {}

  static Attributes write(TableDefinition table) {
    var editor =
        new Attributes.Editor()
            .put("name", text(table.name()))
            .put("id", text(table.id()))
            .put("created", number(table.created().toEpochMilli()))
            .put("attributes", attributes(table.attributes()))
            .put("keys", attributes(table.keys().attributes()))
            .put(
                "indexes",
                new Value.ListOf(table.indexes().stream().map(Definitions::index).toList()))
            .put("protected", new Value.Bool(table.isProtected()));
    put(editor, "throughput", table.throughput());
    if (table.stream() != null) {
      editor
          .put("streamLabel", text(table.stream().label()))
          .put("streamView", text(table.stream().view().name()));
    }
    if (table.timeToLive() != null) {
      editor.put("timeToLive", text(table.timeToLive()));
    }
    return editor.done();
  }

  static TableDefinition read(Attributes table) {
    return new TableDefinition(
        text(table, "name"),
        text(table, "id"),
        Instant.ofEpochMilli(number(table, "created")),
        attributes(table, "attributes"),
        keys(table),
        list(table, "indexes").stream().map(Definitions::index).toList(),
        throughput(table),
        table.has("streamLabel")
            ? new StreamDefinition(
                text(table, "streamLabel"),
                StreamDefinition.View.valueOf(text(table, "streamView")))
            : null,
        table.has("timeToLive") ? text(table, "timeToLive") : null,
        table.get("protected") instanceof Value.Bool(var truth) && truth);
  }

  private static Value index(IndexDefinition index) {
    var editor =
        new Attributes.Editor()
            .put("name", text(index.name()))
            .put("keys", attributes(index.keys().attributes()))
            .put("projected", text(index.projected().name()))
            .put(
                "included",
                new Value.ListOf(index.included().stream().map(Definitions::text).toList()));
    put(editor, "throughput", index.throughput());
    return new Value.MapOf(editor.done());
  }

  private static IndexDefinition index(Value index) {
    var attributes = ((Value.MapOf) index).attributes();
    var included = new LinkedHashSet<String>();
    list(attributes, "included").forEach(name -> included.add(((Value.Text) name).text()));
    return new IndexDefinition(
        text(attributes, "name"),
        keys(attributes),
        IndexDefinition.Projected.valueOf(text(attributes, "projected")),
        included,
        throughput(attributes));
  }

  private static KeySchema keys(Attributes attributes) {
    var keys = attributes(attributes, "keys");
    return new KeySchema(keys.getFirst(), keys.size() > 1 ? keys.getLast() : null);
  }

  private static Value attributes(List<KeyAttribute> attributes) {
    return new Value.ListOf(
        attributes.stream()
            .<Value>map(
                attribute ->
                    new Value.MapOf(
                        new Attributes.Editor()
                            .put("name", text(attribute.name()))
                            .put("type", text(attribute.type().name()))
                            .done()))
            .toList());
  }

  private static List<KeyAttribute> attributes(Attributes attributes, String name) {
    return list(attributes, name).stream()
        .map(each -> ((Value.MapOf) each).attributes())
        .map(each -> new KeyAttribute(text(each, "name"), Type.valueOf(text(each, "type"))))
        .toList();
  }

  private static void put(Attributes.Editor editor, String name, @Nullable Throughput throughput) {
    if (throughput != null) {
      editor.put(
          name,
          new Value.MapOf(
              new Attributes.Editor()
                  .put("read", number(throughput.read()))
                  .put("write", number(throughput.write()))
                  .done()));
    }
  }

  private static @Nullable Throughput throughput(Attributes attributes) {
    return attributes.get("throughput") instanceof Value.MapOf(var units)
        ? new Throughput(number(units, "read"), number(units, "write"))
        : null;
  }

  private static Value text(String text) {
    return new Value.Text(text);
  }

  private static String text(Attributes attributes, String name) {
    return ((Value.Text) Objects.requireNonNull(attributes.get(name))).text();
  }

  private static Value number(long number) {
    return new Value.Decimal(BigDecimal.valueOf(number));
  }

  private static long number(Attributes attributes, String name) {
    return ((Value.Decimal) Objects.requireNonNull(attributes.get(name))).number().longValue();
  }

  private static List<Value> list(Attributes attributes, String name) {
    return ((Value.ListOf) Objects.requireNonNull(attributes.get(name))).elements();
  }
}
