package boxoffice.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import boxoffice.blackbox.Api;
import boxoffice.blackbox.Person;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Tickets that are held before the camera of a door. */
class DoorCameraTest {

  @RegisterExtension static final Visitors VISITORS = new Visitors();

  private static final String TIMES =
      "performance.getEntriesByName('box-office.result').map(({ duration }) => duration)";

  private final Api api = Api.shared();
  private final Person organizer = Person.registered(api);
  private final Person guest = Person.registered(api, "Ada Lovelace");
  private final String eventId = organizer.publishes(Plan.of(5).soon().members());

  @Test
  void a_ticket_before_the_camera_comes_in(@TempDir Path folder) throws Exception {
    var film = folder.resolve("ticket.y4m");
    var codes = Tickets.of(guest.books(eventId, 4));
    FakeCamera.show(codes.stream().map(code -> code.replace("-", "")).toList(), film);
    try (var browser = Chromium.withCamera(film)) {
      var door = VISITORS.arrives(browser, Visitors.options().setPermissions(List.of("camera")));
      Doors.opens(door, organizer, eventId, 4);

      door.presses("Start camera");

      assertThat(Doors.state(door)).containsText("4 of 4 tickets in");
      System.out.printf("Door, ms from frame to result: %s%n", door.page().evaluate(TIMES));
      door.leaves();
    }
  }

  @Test
  void the_browsers_own_detector_is_used_first(@TempDir Path folder) throws Exception {
    var film = folder.resolve("nothing.y4m");
    FakeCamera.show(List.of("not a ticket"), film);
    var code = Tickets.booked(guest, eventId);
    try (var browser = Chromium.withCamera(film)) {
      var door = VISITORS.arrives(browser, Visitors.options().setPermissions(List.of("camera")));
      door.page()
          .addInitScript(
              """
              window.BarcodeDetector = class {
                static getSupportedFormats = async () => ['qr_code'];
                detect = async (image) =>
                  image instanceof ImageData ? [{ rawValue: '%s' }] : [];
              };
              """
                  .formatted(code));
      Doors.opens(door, organizer, eventId, 1);

      door.presses("Start camera");

      door.reads("Welcome, Ada Lovelace");
      door.leaves();
    }
  }

  @Test
  void a_forbidden_camera_leaves_the_keyboard() throws IOException {
    var code = Tickets.booked(guest, eventId);
    var door = Doors.opens(VISITORS.arrives(), organizer, eventId, 1);

    door.presses("Start camera");

    assertThat(door.alert()).containsText("Type the code");
    Doors.types(door, code);
    door.reads("Welcome, Ada Lovelace");
  }
}
