package boxoffice.table.engine;

import boxoffice.table.storage.Key;
import boxoffice.table.value.Attributes;

/** A table with the names of the spaces that hold it. */
final class Table {

  private final TableDefinition definition;
  private final String items;
  private final String ends;
  private final String stream;

  Table(TableDefinition definition) {
    this.definition = definition;
    this.items = "items/" + definition.id();
    this.ends = "ends/" + definition.id();
    this.stream = "stream/" + definition.id();
  }

  TableDefinition definition() {
    return definition;
  }

  String name() {
    return definition.name();
  }

  KeySchema keys() {
    return definition.keys();
  }

  /** The space of its items. */
  String items() {
    return items;
  }

  /** The space of its items' ends, in their order. */
  String ends() {
    return ends;
  }

  /** The space of the records of its stream. */
  String stream() {
    return stream;
  }

  /** The space of an index. */
  String index(IndexDefinition index) {
    return "index/" + definition.id() + "/" + index.name();
  }

  Key key(Attributes item) {
    return KeyBytes.of(keys(), item);
  }
}
