package boxoffice.http;

import java.time.ZoneId;
import java.util.Map;

/**
 * The names of zones and links in the <a href="https://www.iana.org/time-zones">time zone database
 * of IANA</a>, which browsers know too. {@code Factory} is not among them: it is no zone.
 */
public final class TimeZones {

  /** Names that Java adds: rules of System V that IANA never had. */
  private static final String OF_JAVA = "SystemV/";

  /** Links of IANA that Java takes for abbreviations or offsets, and where they lead. */
  private static final Map<String, String> NOT_IN_JAVA =
      Map.of(
          "EST", "America/Panama",
          "GMT+0", "Etc/GMT",
          "GMT-0", "Etc/GMT",
          "HST", "Pacific/Honolulu",
          "MST", "America/Phoenix",
          "ROC", "Asia/Taipei");

  private TimeZones() {}

  /** Whether there is one of this name; case counts. */
  static boolean has(String name) {
    return NOT_IN_JAVA.containsKey(name)
        || (ZoneId.getAvailableZoneIds().contains(name) && !name.startsWith(OF_JAVA));
  }

  /** The zone of an event, whose name was checked when the event was changed. */
  public static ZoneId of(String name) {
    return ZoneId.of(NOT_IN_JAVA.getOrDefault(name, name));
  }
}
