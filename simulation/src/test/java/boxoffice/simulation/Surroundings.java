package boxoffice.simulation;

/**
 * What a world plays beside its callers.
 *
 * @param notes whether the stream also has notes written for lists
 * @param repeats how often the stream repeats what failed before it gives it up, at most as often
 *     as Lambda does; {@link #WITHOUT_END} for always
 * @param perSecond how often a user may book in a second, and cancel; 0 for no limit
 * @param notices whether its changes become domain events and mails
 */
record Surroundings(boolean notes, int repeats, int perSecond, boolean notices) {

  static final int WITHOUT_END = -1;
  static final Surroundings NONE = new Surroundings(false, WITHOUT_END, 0, false);

  Surroundings notes(boolean wanted) {
    return new Surroundings(wanted, repeats, perSecond, notices);
  }

  Surroundings repeats(int most) {
    return new Surroundings(notes, most, perSecond, notices);
  }

  Surroundings perSecond(int limit) {
    return new Surroundings(notes, repeats, limit, notices);
  }

  Surroundings notices(boolean wanted) {
    return new Surroundings(notes, repeats, perSecond, wanted);
  }

  /** Whether the stream starts such calls. */
  boolean plays(Call.FromStream call) {
    return notes || !(call instanceof Call.Summarize);
  }

  /** Whether the stream gives a call up that failed so often; template.yaml has the numbers. */
  boolean givesUp(Call.FromStream call, int failures) {
    var most =
        switch (call) {
          case Call.Settle _ -> 3;
          case Call.Apply _, Call.Summarize _ -> 5;
        };
    return repeats != WITHOUT_END && failures > Math.min(most, repeats);
  }
}
