package boxoffice;

import boxoffice.accounts.AccountMarks;
import boxoffice.accounts.AccountMarks.Kind;
import boxoffice.accounts.AccountNotices;
import boxoffice.accounts.Accounts;
import boxoffice.accounts.ConfirmAccount;
import boxoffice.accounts.EndSessions;
import boxoffice.accounts.KeyedHash;
import boxoffice.accounts.Mailboxes;
import boxoffice.accounts.MailedCodes;
import boxoffice.accounts.PasswordCheck;
import boxoffice.accounts.ProfileStore;
import boxoffice.accounts.RefusedSignIns;
import boxoffice.accounts.RemoveUnconfirmed;
import boxoffice.accounts.ResetPassword;
import boxoffice.accounts.SelfService;
import boxoffice.accounts.Sessions;
import boxoffice.attendees.CheckIn;
import boxoffice.attendees.ListAttendees;
import boxoffice.attendees.ListBookings;
import boxoffice.attendees.UndoCheckIn;
import boxoffice.background.ApplyEventChanges;
import boxoffice.background.EndWaitingGroups;
import boxoffice.background.Feed;
import boxoffice.background.Reconcile;
import boxoffice.background.RoundStore;
import boxoffice.background.SettleWaitlist;
import boxoffice.background.SummarizeSeats;
import boxoffice.background.SweepBookings;
import boxoffice.bookings.BookTickets;
import boxoffice.bookings.BookingStore;
import boxoffice.bookings.BookingTransactions;
import boxoffice.bookings.CancelBooking;
import boxoffice.bookings.ChangeBooking;
import boxoffice.bookings.ComplimentaryTickets;
import boxoffice.bookings.HandOverStore;
import boxoffice.bookings.LiveBookings;
import boxoffice.bookings.MakeHandOver;
import boxoffice.bookings.NameTicket;
import boxoffice.bookings.OpenHandOver;
import boxoffice.dynamodb.Attempts;
import boxoffice.dynamodb.Pause;
import boxoffice.dynamodb.RateWindows;
import boxoffice.dynamodb.Table;
import boxoffice.events.CancelEvent;
import boxoffice.events.CreateEvent;
import boxoffice.events.EventRules;
import boxoffice.events.EventStore;
import boxoffice.events.GetEvent;
import boxoffice.events.GetMyEvent;
import boxoffice.events.Invitations;
import boxoffice.events.ListEvents;
import boxoffice.events.ListMyEvents;
import boxoffice.events.LogStore;
import boxoffice.events.Members;
import boxoffice.events.MessageGuests;
import boxoffice.events.MessageStore;
import boxoffice.events.NoticeCounts;
import boxoffice.events.OrganizedEvents;
import boxoffice.events.PatchEvent;
import boxoffice.events.PeopleStore;
import boxoffice.events.PublicEvents;
import boxoffice.events.PublishEvent;
import boxoffice.events.RecentAccess;
import boxoffice.events.ShowPeople;
import boxoffice.idempotency.Idempotency;
import boxoffice.limits.UserLimits;
import boxoffice.messaging.Bus;
import boxoffice.messaging.MailService;
import boxoffice.messaging.Queue;
import boxoffice.metrics.Counter;
import boxoffice.metrics.Measure;
import boxoffice.notices.NoticeMails;
import boxoffice.notices.RemindGuests;
import boxoffice.notices.SendNotices;
import boxoffice.notices.TellGuests;
import boxoffice.page.EventPages;
import boxoffice.page.Site;
import boxoffice.page.Sitemap;
import boxoffice.privacy.ArchiveEvents;
import boxoffice.privacy.CloseAccount;
import boxoffice.privacy.DeleteAccount;
import boxoffice.privacy.DeleteAccounts;
import boxoffice.privacy.ExportAccount;
import boxoffice.privacy.Retention;
import boxoffice.seats.SeatStore;
import boxoffice.seats.ShardCounts;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * The one wiring of Box Office. Functions, tests, simulation, benchmarks and the rehearsal before a
 * snapshot each have one on their own table, clock and randomness.
 *
 * <p>One {@code App} is one function instance: what its classes remember, they share. Every method
 * makes its object anew, when it is asked for it, so that a function starts with what it needs and
 * no more.
 */
public final class App {

  private final Clients clients;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Pause pause;
  private final Counter counter;
  private final Settings settings;
  private final ShardCounts shardCounts = new ShardCounts(id -> seats().shardCount(id));

  /**
   * A wiring.
   *
   * @param random picks shards, draws secrets and the jitter of pauses
   * @param pause waits between two tries
   * @param counter takes the counts
   */
  public App(
      Clients clients,
      InstantSource clock,
      RandomGenerator random,
      Pause pause,
      Counter counter,
      Settings settings) {
    this.clients = clients;
    this.clock = clock;
    this.random = random;
    this.pause = pause;
    this.counter = counter;
    this.settings = settings;
  }

  /** A wiring that has a table and nothing else. */
  public App(
      Table table,
      InstantSource clock,
      RandomGenerator random,
      Pause pause,
      Counter counter,
      Settings settings) {
    this(Clients.of(table), clock, random, pause, counter, settings);
  }

  /** The wiring of a function on Lambda. */
  public static App onLambda() {
    return OnLambda.APP;
  }

  /**
   * Has the functions of this process reach the table by a client of the caller, for a process that
   * has the table in itself. Call it before a handler is made; on Lambda nobody does.
   */
  public static void reachTableBy(SdkHttpClient client) {
    OnLambda.reachTableBy(client);
  }

  /**
   * Has the functions of this process reach bus, queues and mail service by a client of the caller.
   * Call it before a handler is made; on Lambda nobody does.
   */
  public static void reachMessagingBy(SdkHttpClient client) {
    OnLambda.reachMessagingBy(client);
  }

  public InstantSource clock() {
    return clock;
  }

  public RandomGenerator random() {
    return random;
  }

  public Accounts accounts() {
    return accounts(settings.userPoolId());
  }

  private Accounts accounts(String userPoolId) {
    return new Accounts(clients.cognito().get(), userPoolId);
  }

  /** For the trigger of a user pool, which learns its id from the event. */
  public EndSessions endSessions(String userPoolId) {
    return new EndSessions(accounts(userPoolId));
  }

  public Sessions sessions() {
    return new Sessions(clients.cognito().get(), settings.userPoolId(), settings.signInClient());
  }

  public SelfService selfService() {
    return new SelfService(clients.cognito().get());
  }

  public MailedCodes mailedCodes() {
    return new MailedCodes(clients.cognito().get(), settings.signUpClient(), random);
  }

  public ConfirmAccount confirmAccount() {
    return new ConfirmAccount(mailedCodes(), accounts(), mailboxes(), profiles());
  }

  public AccountNotices accountNotices() {
    return new AccountNotices(
        accounts(), new Queue(clients.sqs().get(), settings.noticesQueue()), clock);
  }

  public UserLimits userLimits() {
    return new UserLimits(new RateWindows(clients.table().get(), clock), settings::limit, counter);
  }

  /** Whose the mailboxes of addresses are. */
  public Mailboxes mailboxes() {
    return new Mailboxes(
        clients.table().get(), settings.signInClient().secret(), settings.oneAccountPerMailbox());
  }

  public RefusedSignIns refusedSignIns() {
    return new RefusedSignIns(settings.signInClient().secret());
  }

  public ResetPassword resetPassword() {
    return new ResetPassword(mailedCodes(), accounts());
  }

  public ProfileStore profiles() {
    return new ProfileStore(clients.table().get());
  }

  public Idempotency idempotency() {
    return new Idempotency(clients.table().get(), clock, Idempotency.DAY);
  }

  public EventStore events() {
    return new EventStore(clients.table().get());
  }

  public SeatStore seats() {
    return new SeatStore(clients.table().get());
  }

  public ShardCounts shardCounts() {
    return shardCounts;
  }

  public BookingStore bookings() {
    return new BookingStore(clients.table().get());
  }

  public EventRules eventRules() {
    return settings.eventRules();
  }

  public CreateEvent createEvent() {
    return new CreateEvent(events(), seats(), eventRules(), clock, random);
  }

  public PublishEvent publishEvent() {
    return new PublishEvent(events(), seats(), eventRules(), attempts(), clock);
  }

  public PatchEvent patchEvent() {
    return new PatchEvent(events(), seats(), eventRules(), attempts(), clock, random);
  }

  public CancelEvent cancelEvent() {
    return new CancelEvent(events(), attempts(), clock);
  }

  public MessageStore messages() {
    return new MessageStore(clients.table().get());
  }

  public NoticeCounts noticeCounts() {
    return new NoticeCounts(clients.table().get());
  }

  public MessageGuests messageGuests() {
    return new MessageGuests(events(), messages(), attempts(), clock, random);
  }

  public GetEvent getEvent() {
    return new GetEvent(events(), seats());
  }

  public GetMyEvent getMyEvent() {
    return new GetMyEvent(events(), seats());
  }

  public PeopleStore people() {
    return new PeopleStore(clients.table().get());
  }

  /** What was done to events. */
  public LogStore eventLog() {
    return new LogStore(clients.table().get());
  }

  public Invitations invitations() {
    var codes = new KeyedHash(settings.signInClient().secret(), "invitation to an event");
    return new Invitations(events(), people(), codes, attempts(), clock, random);
  }

  public Members members() {
    return new Members(events(), people(), attempts(), clock);
  }

  public ShowPeople showPeople() {
    return new ShowPeople(events(), people(), eventLog(), profiles(), clock);
  }

  public ListMyEvents listMyEvents() {
    return new ListMyEvents(events(), people());
  }

  public ListEvents listEvents() {
    return new ListEvents(events(), clock);
  }

  /** The page, with the words of one event. */
  public EventPages eventPages() {
    return new EventPages(publicEvents(), site(), clock);
  }

  /** The addresses of the events to come. */
  public Sitemap sitemap() {
    return new Sitemap(publicEvents(), site());
  }

  private PublicEvents publicEvents() {
    return new PublicEvents(events(), clock);
  }

  private Site site() {
    return new Site(settings.pageUrlIfKnown());
  }

  public BookTickets bookTickets() {
    return new BookTickets(
        bookings(),
        transactions(),
        seats(),
        shardCounts,
        userLimits(),
        new LiveBookings(bookings(), seats(), settings.liveBookings(), clock),
        attempts(),
        clock,
        random,
        counter);
  }

  public CancelBooking cancelBooking() {
    return new CancelBooking(
        bookings(), transactions(), shardCounts, userLimits(), attempts(), clock, random, counter);
  }

  public ChangeBooking changeBooking() {
    return new ChangeBooking(
        bookings(),
        transactions(),
        seats(),
        shardCounts,
        userLimits(),
        attempts(),
        clock,
        random,
        counter);
  }

  public HandOverStore handOvers() {
    return new HandOverStore(clients.table().get());
  }

  public MakeHandOver makeHandOver() {
    return new MakeHandOver(handOvers(), clock);
  }

  public OpenHandOver openHandOver() {
    return new OpenHandOver(
        handOvers(), bookings(), transactions(), attempts(), clock, random, counter);
  }

  public NameTicket nameTicket() {
    return new NameTicket(bookings(), transactions(), attempts());
  }

  public ComplimentaryTickets complimentaryTickets() {
    return new ComplimentaryTickets(
        bookings(), transactions(), seats(), attempts(), clock, random, counter);
  }

  public CheckIn checkIn() {
    return new CheckIn(
        new RecentAccess(events(), clock),
        eventLog(),
        bookings(),
        transactions(),
        profiles(),
        userLimits(),
        settings.doorOpensBefore(),
        attempts(),
        clock,
        counter);
  }

  public UndoCheckIn undoCheckIn() {
    return new UndoCheckIn(
        events(), eventLog(), bookings(), transactions(), attempts(), clock, counter);
  }

  public ListBookings listBookings() {
    return new ListBookings(bookings(), events(), clock);
  }

  public ListAttendees listAttendees() {
    return new ListAttendees(events(), bookings(), profiles(), clock);
  }

  public SettleWaitlist settleWaitlist() {
    return new SettleWaitlist(
        bookings(), transactions(), seats(), shardCounts, attempts(), clock, random, counter);
  }

  public ApplyEventChanges applyEventChanges() {
    return new ApplyEventChanges(
        events(), seats(), endWaitingGroups(), settleWaitlist(), sweepBookings(), attempts());
  }

  public Feed feed() {
    return new Feed(
        bus(),
        new Queue(clients.sqs().get(), settings.unsentEventsQueue()),
        eventWork(),
        changedEvents(),
        summarizeSeats(),
        clock,
        counter);
  }

  /** The queue of what all guests of an event may have to know. */
  private Queue changedEvents() {
    return new Queue(clients.sqs().get(), settings.changedEventsQueue());
  }

  /** The bus for other systems. */
  public Bus bus() {
    return new Bus(clients.eventBridge().get(), settings.eventBus());
  }

  /** The queue of events to work on. */
  public Queue eventWork() {
    return new Queue(clients.sqs().get(), settings.eventWorkQueue());
  }

  public SummarizeSeats summarizeSeats() {
    return new SummarizeSeats(events(), seats(), attempts(), clock, pause);
  }

  public Reconcile reconcile() {
    return new Reconcile(
        new RoundStore(clients.table().get()),
        events(),
        seats(),
        bookings(),
        transactions(),
        applyEventChanges(),
        summarizeSeats(),
        attempts(),
        clock,
        counter);
  }

  public SendNotices sendNotices() {
    var sender = settings.noticesSender();
    return new SendNotices(
        bookings(),
        events(),
        messages(),
        noticeCounts(),
        accounts(),
        profiles(),
        new Idempotency(clients.table().get(), clock, SendNotices.KEPT),
        new NoticeMails(bookings(), sender, settings.pageUrl(), clock),
        new MailService(clients.ses().get(), sender),
        counter);
  }

  public TellGuests tellGuests() {
    return new TellGuests(
        events(),
        messages(),
        bookings(),
        new Queue(clients.sqs().get(), settings.guestNoticesQueue()),
        changedEvents(),
        clock);
  }

  public RemindGuests remindGuests() {
    return new RemindGuests(events(), changedEvents(), clock);
  }

  public ExportAccount exportAccount() {
    return new ExportAccount(
        bookings(), organizedEvents(), members(), messages(), profiles(), clock);
  }

  public DeleteAccount deleteAccount() {
    return new DeleteAccount(
        marks(Kind.DELETION),
        organizedEvents(),
        new PasswordCheck(sessions()),
        closeAccount(),
        clock);
  }

  public DeleteAccounts deleteAccounts() {
    return new DeleteAccounts(
        marks(Kind.DELETION),
        closeAccount(),
        accounts(),
        mailboxes(),
        profiles(),
        bookings(),
        cancelBooking(),
        makeHandOver(),
        organizedEvents(),
        members(),
        settings.deletionWait(),
        clock);
  }

  public Retention retention() {
    return new Retention(
        new ArchiveEvents(
            events(),
            messages(),
            people(),
            eventLog(),
            bookings(),
            transactions(),
            applyEventChanges(),
            attempts(),
            clock),
        new RemoveUnconfirmed(
            accounts(), marks(Kind.UNCONFIRMED), marks(Kind.DELETION), profiles(), clock),
        settings.retention(),
        settings.unconfirmed(),
        clock);
  }

  private AccountMarks marks(Kind kind) {
    return new AccountMarks(clients.table().get(), kind);
  }

  private OrganizedEvents organizedEvents() {
    return new OrganizedEvents(events(), people(), eventLog(), idempotency(), clock);
  }

  private CloseAccount closeAccount() {
    return new CloseAccount(accounts(), marks(Kind.DELETION), clock);
  }

  private EndWaitingGroups endWaitingGroups() {
    return new EndWaitingGroups(
        events(), bookings(), transactions(), seats(), attempts(), clock, counter);
  }

  private SweepBookings sweepBookings() {
    return new SweepBookings(
        bookings(), transactions(), seats(), attempts(), clock, random, counter);
  }

  private BookingTransactions transactions() {
    return new BookingTransactions(clients.table().get());
  }

  private Attempts attempts() {
    return new Attempts(clock, random, pause, setback -> counter.count(measure(setback)));
  }

  private static Measure measure(Attempts.Setback setback) {
    return switch (setback) {
      case CONFLICT -> Measure.CONFLICTS;
      case THROTTLE -> Measure.THROTTLES;
      case UNKNOWN -> Measure.UNKNOWN_OUTCOMES;
      case TRY_AGAIN -> Measure.TRY_AGAIN;
    };
  }
}
