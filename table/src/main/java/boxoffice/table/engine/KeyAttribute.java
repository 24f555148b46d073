package boxoffice.table.engine;

import boxoffice.table.value.Type;

/** An attribute that is part of a key; its values have one type. */
public record KeyAttribute(String name, Type type) {}
