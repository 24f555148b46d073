package boxoffice.table.storage;

import boxoffice.table.value.Attributes;

/** A write to a storage. */
public sealed interface Change {

  String space();

  /** Holds a value at a key, in place of another. */
  record Put(String space, Key key, Attributes value) implements Change {}

  /** Holds nothing at a key. */
  record Remove(String space, Key key) implements Change {}

  /** Empties a space. */
  record Drop(String space) implements Change {}
}
