package boxoffice.http;

import java.time.ZoneId;
import java.util.Set;

/**
 * The names of zones and links in the <a href="https://www.iana.org/time-zones">time zone database
 * of IANA</a>, which browsers know too. {@code Factory} is not among them: it is no zone.
 */
final class TimeZones {

  /** Names that Java adds: rules of System V that IANA never had. */
  private static final String OF_JAVA = "SystemV/";

  /** Links of IANA that Java takes for abbreviations or offsets. */
  private static final Set<String> NOT_IN_JAVA =
      Set.of("EST", "GMT+0", "GMT-0", "HST", "MST", "ROC");

  private TimeZones() {}

  /** Whether there is one of this name; case counts. */
  static boolean has(String name) {
    return NOT_IN_JAVA.contains(name)
        || (ZoneId.getAvailableZoneIds().contains(name) && !name.startsWith(OF_JAVA));
  }
}
