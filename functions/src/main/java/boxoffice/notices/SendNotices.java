package boxoffice.notices;

import boxoffice.accounts.Account;
import boxoffice.accounts.AccountFound;
import boxoffice.accounts.Accounts;
import boxoffice.accounts.NotServed;
import boxoffice.accounts.ProfileStore;
import boxoffice.bookings.BookingStore;
import boxoffice.bookings.NamedBooking;
import boxoffice.events.Event;
import boxoffice.events.EventState;
import boxoffice.events.EventStore;
import boxoffice.events.Message;
import boxoffice.events.MessageStore;
import boxoffice.events.NoticeCounts;
import boxoffice.http.Secret;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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

  private static final Logger LOG = LoggerFactory.getLogger(SendNotices.class);

  private final BookingStore bookings;
  private final EventStore events;
  private final MessageStore messages;
  private final NoticeCounts noticeCounts;
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
      MessageStore messages,
      NoticeCounts noticeCounts,
      Accounts accounts,
      ProfileStore profiles,
      Idempotency idempotency,
      NoticeMails mails,
      MailService mailService,
      Counter counter) {
    this.bookings = bookings;
    this.events = events;
    this.messages = messages;
    this.noticeCounts = noticeCounts;
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
        () ->
            toPerson(detail.userId(), account -> post(mails.accountExists(detail.id(), account))));
  }

  private NoticeOutcome once(NoticeKind kind, NoticeRequest request, Duration timeLeft) {
    var detail = request.detail();
    var outcome = once(detail.id(), detail.userId(), timeLeft, () -> post(kind, request));
    if (outcome instanceof NoticeOutcome.Tried(var result)) {
      count(detail.eventId(), result);
    }
    return outcome;
  }

  /** Counts a mail for the organizer. The notice is done by then, whatever becomes of the count. */
  private void count(String eventId, Result result) {
    try {
      switch (result) {
        case SENT -> noticeCounts.sent(eventId);
        case REFUSED -> noticeCounts.refused(eventId);
        case OUTDATED, UNWANTED, NO_ADDRESS, NOT_SERVED -> {}
      }
    } catch (RuntimeException e) {
      LOG.warn("a mail is missing in the counts of its event", e);
    }
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
        .findNamed(detail.userId(), detail.bookingId())
        .filter(named -> kind.isTrueOf(named.booking(), detail.generation()))
        .map(named -> post(kind, request, named))
        .orElse(Result.OUTDATED);
  }

  private Result post(NoticeKind kind, NoticeRequest request, NamedBooking named) {
    var booking = named.booking();
    if (kind == NoticeKind.REMINDER && !profiles.wantsReminders(booking.userId())) {
      return Result.UNWANTED;
    }
    var event = events.find(booking.eventId()).orElseThrow();
    var message = message(request);
    if (kind == NoticeKind.ORGANIZER_MESSAGE
        && (message.isEmpty() || event.state() != EventState.PUBLISHED)) {
      return Result.OUTDATED;
    }
    return toPerson(
        booking.userId(),
        account ->
            withReplies(
                event,
                replyTo ->
                    post(
                        mails.mail(
                            new NoticeMails.Occasion(
                                kind, request, named, event, message, account, replyTo)))));
  }

  private Optional<Message> message(NoticeRequest request) {
    return Optional.ofNullable(request.message())
        .flatMap(number -> messages.find(request.detail().eventId(), number));
  }

  /** An organizer whom Cognito does not know, or who is about to go, gets no answers. */
  private Result withReplies(Event event, Function<Optional<Secret>, Result> posting) {
    if (!event.details().repliesToOrganizer()) {
      return posting.apply(Optional.empty());
    }
    return switch (accounts.find(event.organizerId())) {
      case AccountFound.Found(var account) ->
          posting.apply(
              Optional.of(account)
                  .filter(SendNotices::isServed)
                  .map(Account::email)
                  .filter(MimeMail::isAddress));
      case AccountFound.NoSuchAccount _ -> posting.apply(Optional.empty());
      case NotServed _ -> Result.NOT_SERVED;
    };
  }

  private Result toPerson(String userId, Function<Account, Result> posting) {
    return switch (accounts.find(userId)) {
      case AccountFound.Found(var account) when isServed(account) ->
          MimeMail.isAddress(account.email())
              ? posting.apply(account)
              : counted(Measure.NOTICES_REFUSED, Result.REFUSED);
      case AccountFound.Found _, AccountFound.NoSuchAccount _ -> Result.NO_ADDRESS;
      case NotServed _ -> Result.NOT_SERVED;
    };
  }

  /** A disabled account is about to be deleted. */
  private static boolean isServed(Account account) {
    return account.isConfirmed() && account.isEnabled();
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
