package boxoffice.table.storage;

import boxoffice.table.value.Attributes;

/** What a space holds at a key. */
public record Entry(Key key, Attributes value) {}
