package boxoffice.notices;

import boxoffice.accounts.Account;
import boxoffice.accounts.AccountFound;
import boxoffice.accounts.Accounts;
import boxoffice.accounts.NotServed;
import boxoffice.accounts.ProfileStore;
import boxoffice.bookings.Booking;
import boxoffice.bookings.BookingStore;
import boxoffice.events.EventStore;
import boxoffice.idempotency.Idempotency;
import boxoffice.idempotency.Idempotency.Attempt;
import boxoffice.messaging.MailService;
import boxoffice.metrics.Counter;
import boxoffice.metrics.Measure;
import boxoffice.notices.NoticeOutcome.Result;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Sends the notice of a change, once for each id of a change. What it says is read when it is sent;
 * a notice that is no longer true is dropped. Safe to repeat: a mail goes out twice only where a
 * run died, or the mail service gave no answer, in the middle of sending.
 */
public final class SendNotices {

  /** The name of its operation among the kept answers. */
  static final String ACTION = "notice";

  /**
   * So long it is known that a notice was sent: longer than a change can wait in the stream (1 day)
   * and in the queues (14 days).
   */
  public static final Duration KEPT = Duration.ofDays(21);

  private final BookingStore bookings;
  private final EventStore events;
  private final Accounts accounts;
  private final ProfileStore profiles;
  private final Idempotency idempotency;
  private final NoticeMails mails;
  private final MailService mailService;
  private final Counter counter;

  /**
   * A sender of notices.
   *
   * @param idempotency keeps its answers for {@link #KEPT}
   */
  public SendNotices(
      BookingStore bookings,
      EventStore events,
      Accounts accounts,
      ProfileStore profiles,
      Idempotency idempotency,
      NoticeMails mails,
      MailService mailService,
      Counter counter) {
    this.bookings = bookings;
    this.events = events;
    this.accounts = accounts;
    this.profiles = profiles;
    this.idempotency = idempotency;
    this.mails = mails;
    this.mailService = mailService;
    this.counter = counter;
  }

  /** What is kept of a notice. */
  record Mark(Result result) {}

  /**
   * Sends the notice that a change asks for.
   *
   * @param timeLeft how long this run can last; after that another run may send the notice
   */
  NoticeOutcome send(NoticeRequest request, Duration timeLeft) {
    return request
        .kind()
        .map(kind -> once(kind, request, timeLeft))
        .orElseGet(NoticeOutcome.NoNotice::new);
  }

  /** Tells a person who registers anew that they have an account; see {@link #send}. */
  NoticeOutcome send(AccountRequest request, Duration timeLeft) {
    var detail = request.detail();
    return once(
        detail.id(),
        detail.userId(),
        timeLeft,
        () -> toPerson(detail.userId(), account -> mails.accountExists(detail.id(), account)));
  }

  private NoticeOutcome once(NoticeKind kind, NoticeRequest request, Duration timeLeft) {
    var detail = request.detail();
    return once(detail.id(), detail.userId(), timeLeft, () -> post(kind, request));
  }

  private NoticeOutcome once(
      String id, String userId, Duration timeLeft, Supplier<Result> posting) {
    var call = new Idempotency.Call(userId, ACTION, Optional.of(id), id, timeLeft);
    return switch (idempotency.attempt(
        call, Mark.class, mark -> mark.result().isFinal(), () -> new Mark(posting.get()))) {
      case Attempt.First<Mark>(var mark) -> new NoticeOutcome.Tried(mark.result());
      case Attempt.Repeat<Mark> _ -> new NoticeOutcome.DoneBefore();
      case Attempt.InProgress<Mark> _ -> new NoticeOutcome.InProgress();
      case Attempt.OtherBody<Mark> _ -> throw new IllegalStateException("the body is the id");
    };
  }

  private Result post(NoticeKind kind, NoticeRequest request) {
    var detail = request.detail();
    return bookings
        .find(detail.userId(), detail.bookingId())
        .filter(booking -> kind.isTrueOf(booking, detail.generation()))
        .map(booking -> post(kind, request, booking))
        .orElse(Result.OUTDATED);
  }

  private Result post(NoticeKind kind, NoticeRequest request, Booking booking) {
    return kind != NoticeKind.REMINDER || profiles.wantsReminders(booking.userId())
        ? toPerson(booking.userId(), account -> mail(kind, request, booking, account))
        : Result.UNWANTED;
  }

  private MimeMail mail(NoticeKind kind, NoticeRequest request, Booking booking, Account account) {
    var event = events.find(booking.eventId()).orElseThrow();
    return mails.mail(new NoticeMails.Occasion(kind, request, booking, event, account));
  }

  private Result toPerson(String userId, Function<Account, MimeMail> mail) {
    return switch (accounts.find(userId)) {
      case AccountFound.Found(var account) when account.isConfirmed() && account.isEnabled() ->
          MimeMail.isAddress(account.email())
              ? post(mail.apply(account))
              : counted(Measure.NOTICES_REFUSED, Result.REFUSED);
      // A disabled account is about to be deleted.
      case AccountFound.Found _, AccountFound.NoSuchAccount _ -> Result.NO_ADDRESS;
      case NotServed _ -> Result.NOT_SERVED;
    };
  }

  private Result post(MimeMail mail) {
    return switch (mailService.post(mail.to().value(), mail.bytes())) {
      case ACCEPTED -> counted(Measure.NOTICES_SENT, Result.SENT);
      case REFUSED -> counted(Measure.NOTICES_REFUSED, Result.REFUSED);
      case NOT_SERVED -> Result.NOT_SERVED;
    };
  }

  private Result counted(Measure measure, Result result) {
    counter.count(measure);
    return result;
  }
}
