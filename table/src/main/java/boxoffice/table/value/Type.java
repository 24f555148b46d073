package boxoffice.table.value;

/** The types of attribute values, named as in the protocol. */
public enum Type {
  S(0),
  N(1),
  B(2),
  BOOL(3),
  NULL(4),
  L(5),
  M(6),
  SS(7),
  NS(8),
  BS(9);

  private final byte code;

  Type(int code) {
    this.code = (byte) code;
  }

  /** What stands for it on disk; never changed. */
  public byte code() {
    return code;
  }

  /** The type of a code. */
  public static Type of(byte code) {
    return values()[code];
  }

  /** Whether values of this type have an order, and can be keys. */
  public boolean isOrdered() {
    return this == S || this == N || this == B;
  }

  public boolean isSet() {
    return this == SS || this == NS || this == BS;
  }

  /** The type of the elements of a set. */
  public Type element() {
    return switch (this) {
      case SS -> S;
      case NS -> N;
      case BS -> B;
      case S, N, B, BOOL, NULL, L, M -> throw new IllegalStateException(name());
    };
  }
}
