package boxoffice.table.engine;

import boxoffice.table.engine.Request.Page;
import boxoffice.table.engine.Request.Report;
import boxoffice.table.engine.Request.Select;
import boxoffice.table.expression.KeyCondition;
import boxoffice.table.expression.Kind;
import boxoffice.table.expression.Path;
import boxoffice.table.expression.Projection;
import boxoffice.table.expression.Scope;
import boxoffice.table.expression.Test;
import boxoffice.table.refusal.Refused;
import boxoffice.table.storage.Entry;
import boxoffice.table.storage.Key;
import boxoffice.table.storage.Storage;
import boxoffice.table.value.Attributes;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Queries and scans, of tables and of indexes. */
final class Queries {

  private static final long LARGEST_PAGE = 1024L * 1024;

  private final Storage storage;
  private final Tables tables;

  Queries(Storage storage, Tables tables) {
    this.storage = storage;
    this.tables = tables;
  }

  /** The table or index that is read. */
  private record Source(Table table, @Nullable IndexDefinition index) {

    KeySchema keys() {
      return index == null ? table.keys() : index.keys();
    }

    String space() {
      return index == null ? table.items() : table.index(index);
    }

    /** The key of a page: that of the item, and that of its entry. */
    Attributes pageKey(Attributes item) {
      return item.only(name -> table.keys().has(name) || keys().has(name));
    }

    Key place(Attributes item) {
      return index == null ? table.key(item) : KeyBytes.of(index.keys(), item, table.key(item));
    }
  }

  Result.Found query(Request.Query query) {
    var page = query.page();
    if (query.condition() == null) {
      throw Refused.invalid(
          "Either the KeyConditions or KeyConditionExpression parameter must be specified in the"
              + " request.");
    }
    var scope = new Scope(page.names(), page.values());
    var condition = Objects.requireNonNull(scope.condition(Kind.KEY_CONDITION, query.condition()));
    var filter = scope.condition(Kind.FILTER, page.filter());
    var projection = scope.projection(page.projection());
    scope.finish(Kind.FILTER, Kind.KEY_CONDITION, Kind.PROJECTION);
    var source = source(page);
    var keys = KeyCondition.of(condition, source.keys().forCondition());
    checkLengths(source.keys(), keys);
    checkFilter(source, filter);
    var span = KeyBytes.span(keys);
    if (page.after() != null) {
      span = behind(source, page.after(), span, query.descending());
    }
    return read(source, page, span, query.descending(), filter, projection);
  }

  Result.Found scan(Request.Scan scan) {
    var page = scan.page();
    var scope = new Scope(page.names(), page.values());
    var filter = scope.condition(Kind.FILTER, page.filter());
    var projection = scope.projection(page.projection());
    scope.finish(Kind.FILTER, Kind.PROJECTION);
    var source = source(page);
    var span = KeyBytes.segment(scan.segment(), scan.total());
    if (page.after() != null) {
      var after = place(source, page.after());
      if (after.compareTo(span.from()) < 0 || after.compareTo(span.to()) >= 0) {
        throw Refused.invalid(
            "The provided starting key is invalid: Invalid ExclusiveStartKey. Please use"
                + " ExclusiveStartKey with correct Segment. TotalSegments: %d Segment: %d",
            scan.total(), scan.segment());
      }
      span = new KeyBytes.Span(after.next(), span.to());
    }
    return read(source, page, span, false, filter, projection);
  }

  private Source source(Page page) {
    var table = tables.of(page.table());
    var name = page.index();
    if (name == null) {
      checkSelect(page, null);
      return new Source(table, null);
    }
    var index =
        table
            .definition()
            .index(name)
            .orElseThrow(
                () -> Refused.invalid("The table does not have the specified index: %s", name));
    if (page.consistent()) {
      throw Refused.invalid("Consistent reads are not supported on global secondary indexes");
    }
    checkSelect(page, index);
    return new Source(table, index);
  }

  private static void checkSelect(Page page, @Nullable IndexDefinition index) {
    var select = page.select();
    if (select == null) {
      return;
    }
    if (select != Select.SPECIFIC_ATTRIBUTES && page.projection() != null) {
      throw Refused.invalid(
          select == Select.COUNT
              ? "Cannot specify the ProjectionExpression when choosing to get only the Count"
              : "Cannot specify the ProjectionExpression when choosing to get %s"
                  .formatted(select));
    }
    switch (select) {
      case COUNT -> {}
      case SPECIFIC_ATTRIBUTES -> {
        if (page.projection() == null) {
          throw Refused.invalid(
              "Must specify the AttributesToGet or ProjectionExpression when choosing to get"
                  + " SPECIFIC_ATTRIBUTES");
        }
      }
      case ALL_PROJECTED_ATTRIBUTES -> {
        if (index == null) {
          throw Refused.invalid(
              "ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName");
        }
      }
      case ALL_ATTRIBUTES -> {
        if (index != null && index.projected() != IndexDefinition.Projected.ALL) {
          throw Refused.invalid(
              "One or more parameter values were invalid: Select type ALL_ATTRIBUTES is not"
                  + " supported for global secondary index %s because its projection type is not"
                  + " ALL",
              index.name());
        }
      }
    }
  }

  /** An index has no attributes but its own. */
  private static void checkProjected(Source source, Projection projection) {
    var index = source.index();
    var paths = projection.paths();
    if (index == null || paths == null || index.projected() == IndexDefinition.Projected.ALL) {
      return;
    }
    var missing =
        paths.stream()
            .map(Path::head)
            .filter(
                name ->
                    !index.keys().has(name)
                        && !source.table().keys().has(name)
                        && !index.included().contains(name))
            .toList();
    if (!missing.isEmpty()) {
      throw Refused.invalid(
          "One or more parameter values were invalid: Global secondary index %s does not project"
              + " %s",
          index.name(), missing);
    }
  }

  private static void checkFilter(Source source, @Nullable Test filter) {
    if (filter == null) {
      return;
    }
    for (var path : filter.paths()) {
      if (source.keys().has(path.head())) {
        throw Refused.invalid(
            "Filter Expression can only contain non-primary key attributes: Primary key attribute:"
                + " %s",
            path.head());
      }
    }
  }

  private static void checkLengths(KeySchema schema, KeyCondition keys) {
    var values = new Attributes.Editor().put(schema.partition().name(), keys.partition());
    if (schema.sort() != null && keys.sort() instanceof KeyCondition.Range.Equal(var value)) {
      values.put(schema.sort().name(), value);
      Items.checkKey(schema, values.done());
    } else {
      Items.checkKey(new KeySchema(schema.partition(), null), values.done());
    }
  }

  private static KeyBytes.Span behind(
      Source source, Attributes after, KeyBytes.Span span, boolean descending) {
    var place = place(source, after);
    if (place.compareTo(span.from()) < 0 || place.compareTo(span.to()) >= 0) {
      throw Refused.invalid(
          "The provided starting key is outside query boundaries based on provided conditions");
    }
    return descending
        ? new KeyBytes.Span(span.from(), place)
        : new KeyBytes.Span(place.next(), span.to());
  }

  private static Key place(Source source, Attributes after) {
    try {
      Items.checkKey(source.table().keys(), after);
      Items.checkKey(source.keys(), after);
    } catch (Refused flaw) {
      throw Refused.invalid("The provided starting key is invalid: %s", flaw.words());
    }
    if (after.count() != source.table().keys().with(source.keys()).size()) {
      throw Refused.invalid("The provided starting key is invalid");
    }
    return source.place(after);
  }

  private Result.Found read(
      Source source,
      Page page,
      KeyBytes.Span span,
      boolean descending,
      @Nullable Test filter,
      Projection projection) {
    checkProjected(source, projection);
    var entries = storage.entries(source.space(), span.from(), span.to(), descending);
    var found = new ArrayList<Attributes>();
    var scanned = 0;
    var size = 0L;
    Attributes last = null;
    var more = false;
    while (entries.hasNext() && !more) {
      var item = item(source, entries.next());
      if (item == null) {
        continue;
      }
      if (scanned > 0 && size + item.size() > LARGEST_PAGE) {
        more = true;
        continue;
      }
      size += item.size();
      scanned++;
      last = item;
      if (filter == null || filter.holds(item)) {
        found.add(item);
      }
      more = scanned == page.limit();
    }
    return new Result.Found(
        page.select() == Select.COUNT ? null : found.stream().map(projection::of).toList(),
        found.size(),
        scanned,
        more && last != null ? source.pageKey(last) : null,
        consumed(source, page, size));
  }

  /** The item that an entry is of, as the source has it; null if it moved away meanwhile. */
  private @Nullable Attributes item(Source source, Entry entry) {
    var index = source.index();
    if (index == null) {
      return entry.value();
    }
    var table = source.table();
    var primary = KeyBytes.primary(index.keys(), entry.key());
    var item = storage.get(table.items(), primary);
    return item != null
            && index.holds(item)
            && KeyBytes.of(index.keys(), item, primary).equals(entry.key())
        ? index.entry(table.keys(), item)
        : null;
  }

  private static @Nullable Consumed consumed(Source source, Page page, long size) {
    if (page.report() == Report.NONE) {
      return null;
    }
    var units = Capacity.read(size, page.consistent());
    var index = source.index();
    return new Consumed(
        page.table(),
        index == null ? units : 0,
        index == null ? Map.of() : Map.of(index.name(), units),
        Consumed.Kind.PLAIN,
        page.report() == Report.INDEXES);
  }
}
