package boxoffice.table.engine;

import boxoffice.table.engine.Request.KeyElement;
import boxoffice.table.engine.Request.NewIndex;
import boxoffice.table.refusal.Refused;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the definition of a new table, or says what is wrong with its request. */
final class NewTable {

  private static final int MOST_INDEXES = 20;

  private final Request.CreateTable request;

  private NewTable(Request.CreateTable request) {
    this.request = request;
  }

  static TableDefinition define(Request.CreateTable request, String id, Instant now) {
    return new NewTable(request).define(id, now);
  }

  private TableDefinition define(String id, Instant now) {
    checkThroughput("", request.throughput());
    var keys = keys(request.keys());
    var indexes =
        request.indexes() == null ? List.<IndexDefinition>of() : indexes(request.indexes());
    checkAttributesAreUsed(keys, indexes);
    return new TableDefinition(
        request.table(),
        id,
        now,
        request.attributes(),
        keys,
        indexes,
        request.byRequest() ? null : request.throughput(),
        request.stream() == null
            ? null
            : new StreamDefinition(now.toString().replace("Z", ""), request.stream()),
        null,
        request.isProtected());
  }

  private void checkThroughput(String of, @Nullable Throughput throughput) {
    if (request.byRequest() && throughput != null) {
      throw Refused.invalid(
          "One or more parameter values were invalid: Neither ReadCapacityUnits nor"
              + " WriteCapacityUnits can be specified %swhen BillingMode is PAY_PER_REQUEST",
          of.isEmpty() ? "" : "for index: " + of + " ");
    }
    if (!request.byRequest() && throughput == null) {
      throw Refused.invalid(
          of.isEmpty()
              ? "One or more parameter values were invalid: ReadCapacityUnits and"
                  + " WriteCapacityUnits must both be specified when BillingMode is PROVISIONED"
              : "One or more parameter values were invalid: ProvisionedThroughput must be specified"
                  + " for index: "
                  + of);
    }
  }

  private KeySchema keys(List<KeyElement> elements) {
    var first = elements.getFirst();
    var second = elements.size() > 1 ? elements.get(1) : null;
    var partition = attribute(elements, first);
    var sort = second == null ? null : attribute(elements, second);
    if (partition.equals(sort)) {
      throw Refused.invalid(
          "Both the Hash Key and the Range Key element in the KeySchema have the same name");
    }
    if (!first.isPartition()) {
      throw Refused.invalid("Invalid KeySchema: The first KeySchemaElement is not a HASH key type");
    }
    if (second != null && second.isPartition()) {
      throw Refused.invalid(
          "Invalid KeySchema: The second KeySchemaElement is not a RANGE key type");
    }
    return new KeySchema(partition, sort);
  }

  private KeyAttribute attribute(List<KeyElement> elements, KeyElement element) {
    return request.attributes().stream()
        .filter(attribute -> attribute.name().equals(element.name()))
        .findFirst()
        .orElseThrow(
            () ->
                Refused.invalid(
                    "One or more parameter values were invalid: Some index key attributes are not"
                        + " defined in AttributeDefinitions. Keys: %s, AttributeDefinitions: %s",
                    elements.stream().map(KeyElement::name).toList(),
                    request.attributes().stream().map(KeyAttribute::name).toList()));
  }

  private List<IndexDefinition> indexes(List<NewIndex> indexes) {
    if (indexes.isEmpty()) {
      throw Refused.invalid(
          "One or more parameter values were invalid: List of GlobalSecondaryIndexes is empty");
    }
    if (indexes.size() > MOST_INDEXES) {
      throw Refused.invalid(
          "One or more parameter values were invalid: GlobalSecondaryIndex count exceeds the"
              + " per-table limit of 20");
    }
    var names = new HashSet<String>();
    for (var index : indexes) {
      if (!names.add(index.name())) {
        throw Refused.invalid(
            "One or more parameter values were invalid: Duplicate index name: %s", index.name());
      }
    }
    return indexes.stream().map(this::index).toList();
  }

  private IndexDefinition index(NewIndex index) {
    checkThroughput(index.name(), index.throughput());
    if (index.projected() == null) {
      throw Refused.invalid(
          "One or more parameter values were invalid: Unknown ProjectionType: null");
    }
    var included = index.included();
    if (index.projected() != IndexDefinition.Projected.INCLUDE && included != null) {
      throw Refused.invalid(
          "One or more parameter values were invalid: ProjectionType is %s, but NonKeyAttributes is"
              + " specified",
          index.projected());
    }
    if (index.projected() == IndexDefinition.Projected.INCLUDE && included == null) {
      throw Refused.invalid(
          "One or more parameter values were invalid: ProjectionType is INCLUDE, but"
              + " NonKeyAttributes is not specified");
    }
    return new IndexDefinition(
        index.name(),
        keys(index.keys()),
        index.projected(),
        included == null ? Set.of() : new LinkedHashSet<>(included),
        request.byRequest() ? null : index.throughput());
  }

  private void checkAttributesAreUsed(KeySchema keys, List<IndexDefinition> indexes) {
    var used = new HashSet<>(keys.attributes());
    indexes.forEach(index -> used.addAll(index.keys().attributes()));
    if (used.size() != request.attributes().size()) {
      throw Refused.invalid(
          indexes.isEmpty()
              ? "One or more parameter values were invalid: Number of attributes in KeySchema does"
                  + " not exactly match number of attributes defined in AttributeDefinitions"
              : "One or more parameter values were invalid: Some AttributeDefinitions are not used."
                  + " AttributeDefinitions: %s, keys used: %s"
                      .formatted(
                          request.attributes().stream().map(KeyAttribute::name).toList(),
                          used.stream().map(KeyAttribute::name).sorted().toList()));
    }
  }
}
