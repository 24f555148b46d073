package boxoffice.table.value;

/** Strings as UTF-8, without making the bytes. */
final class Utf8 {

  private Utf8() {}

  /** The order of the bytes, which differs from that of chars where there are surrogates. */
  static int compare(String left, String right) {
    var shorter = Math.min(left.length(), right.length());
    for (var i = 0; i < shorter; i++) {
      var a = left.charAt(i);
      var b = right.charAt(i);
      if (a != b) {
        return Character.isSurrogate(a) == Character.isSurrogate(b)
            ? a - b
            : Character.isSurrogate(a) ? 1 : -1;
      }
    }
    return left.length() - right.length();
  }

  /** The number of bytes. */
  static int length(String text) {
    var length = 0;
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      // Each half of a pair counts two of its four bytes.
      length += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }
    return length;
  }
}
