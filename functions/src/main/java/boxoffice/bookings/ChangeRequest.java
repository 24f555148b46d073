package boxoffice.bookings;

import boxoffice.http.Checks;
import boxoffice.http.ProblemException;
import boxoffice.http.ProblemType;
import boxoffice.http.Request;
import boxoffice.seats.Seats;
import java.util.List;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A request to change the quantity of a booking.
 *
 * @param userId the guest
 * @param bookingId the booking
 * @param wish the change
 * @param generation the generation that the guest saw; empty for that of the revision
 * @param revision the revision that the guest saw: no other one is changed
 * @param key finds the first answer again
 * @param repeated whether the caller says that this is not the first sending
 */
public record ChangeRequest(
    String userId,
    String bookingId,
    BookingWish wish,
    OptionalLong generation,
    long revision,
    RequestKey key,
    boolean repeated) {

  /** The body: one of its fields. */
  record Body(
      @Nullable List<@Nullable Integer> giveBack,
      @Nullable Integer add,
      @Nullable Integer quantity) {

    BookingWish wish() {
      var checks = new Checks();
      checks.require(
          Stream.of(giveBack != null, add != null, quantity != null).filter(given -> given).count()
              == 1,
          "body",
          "must have one of giveBack, add and quantity");
      checks.done();
      var wish =
          giveBack != null
              ? new BookingWish.GiveBack(serials(giveBack, checks))
              : add != null
                  ? new BookingWish.Add(checks.number("add", add, 1, Seats.MAX_QUANTITY))
                  : new BookingWish.WaitForFewer(
                      checks.number("quantity", quantity, 1, Seats.MAX_QUANTITY));
      checks.done();
      return wish;
    }

    private static Serials serials(List<@Nullable Integer> given, Checks checks) {
      var numbers =
          given.stream()
              .flatMap(Stream::ofNullable)
              .filter(serial -> serial >= 1 && serial <= Serials.MOST)
              .distinct()
              .toList();
      checks.require(
          !given.isEmpty() && numbers.size() == given.size(),
          "giveBack",
          "must be serials of tickets, each once");
      return Serials.of(numbers);
    }
  }

  /**
   * What an HTTP request asks for.
   *
   * @throws ProblemException 400 where it is not valid, 428 where it does not say what it saw
   */
  static ChangeRequest of(Request request, RandomGenerator random) {
    var wish = request.body(Body.class).wish();
    return new ChangeRequest(
        request.user().userId(),
        request.id("bookingId"),
        wish,
        request.number("generation"),
        request
            .ifMatch()
            .orElseThrow(
                () ->
                    ProblemException.of(
                        ProblemType.PRECONDITION_REQUIRED,
                        "Say with If-Match which revision of the booking you saw.")),
        RequestKey.of(request, wish.toString(), random),
        request.isRepeated());
  }
}
