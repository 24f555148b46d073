package boxoffice.table.engine;

/**
 * A stream of a table.
 *
 * @param label the time when it was enabled, as Amazon writes it
 */
public record StreamDefinition(String label, View view) {

  /** What its records have beside keys. */
  public enum View {
    KEYS_ONLY(false, false),
    NEW_IMAGE(true, false),
    OLD_IMAGE(false, true),
    NEW_AND_OLD_IMAGES(true, true);

    private final boolean showsNew;
    private final boolean showsOld;

    View(boolean showsNew, boolean showsOld) {
      this.showsNew = showsNew;
      this.showsOld = showsOld;
    }

    boolean showsNew() {
      return showsNew;
    }

    boolean showsOld() {
      return showsOld;
    }
  }
}
