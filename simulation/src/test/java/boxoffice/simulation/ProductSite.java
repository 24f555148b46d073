package boxoffice.simulation;

import static boxoffice.bookings.BookingState.CONFIRMED;
import static boxoffice.bookings.ChangeKind.BOOK;

import boxoffice.App;
import boxoffice.Clients;
import boxoffice.Settings;
import boxoffice.attendees.CheckIn;
import boxoffice.attendees.CheckInOutcome;
import boxoffice.attendees.Shown;
import boxoffice.attendees.UndoCheckIn;
import boxoffice.attendees.UndoCheckIn.UndoOutcome;
import boxoffice.background.FeedCalls;
import boxoffice.background.FeedHandler;
import boxoffice.background.Reconciliation;
import boxoffice.background.SettleWaitlistHandler;
import boxoffice.bookings.BookOutcome;
import boxoffice.bookings.BookRequest;
import boxoffice.bookings.BookTickets;
import boxoffice.bookings.Booking;
import boxoffice.bookings.BookingCode;
import boxoffice.bookings.BookingState;
import boxoffice.bookings.BookingWish;
import boxoffice.bookings.CancelOutcome;
import boxoffice.bookings.CancelRequest;
import boxoffice.bookings.ChangeOutcome;
import boxoffice.bookings.ChangeRequest;
import boxoffice.bookings.MakeHandOver.MakeOutcome;
import boxoffice.bookings.MakeHandOver.WithdrawOutcome;
import boxoffice.bookings.OnSoldOut;
import boxoffice.bookings.OpenHandOver.OpenRequest;
import boxoffice.bookings.OpenOutcome;
import boxoffice.bookings.Refusal;
import boxoffice.bookings.RequestKey;
import boxoffice.bookings.Serials;
import boxoffice.bookings.Tickets;
import boxoffice.dynamodb.Attributes;
import boxoffice.dynamodb.Table;
import boxoffice.dynamodb.TableUnavailable;
import boxoffice.events.OrganizerCalls;
import boxoffice.events.PublishedEvents;
import boxoffice.http.TestContext;
import boxoffice.http.User;
import boxoffice.notices.NoticeCalls;
import boxoffice.simulation.table.StreamRecord;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** The product, wired by {@link App}. */
public final class ProductSite implements Site {

  /** The secret of all tickets: {@link Line} draws only zeros. */
  static final String SECRET = "A".repeat(16);

  /** The address of the queue of work on events. */
  static final String EVENT_WORK = "EVENT_WORK";

  /** How long a run that a queue started may last. */
  static final Duration LONGEST_RUN = Duration.ofSeconds(60);

  private static final User STEWARD = new User("admin", Set.of("admins"));

  /** An event starts so long after a link for it is made. */
  private static final Duration LINK_ENDS = Duration.ofHours(23);

  private static final Duration LONG_ENOUGH = Duration.ofDays(1);

  private final DynamoDbClient client;
  private final Services services;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final OptionalInt knownShards;
  private final App app;
  private final BookTickets bookTickets;
  private final CheckIn checkIn;

  public ProductSite(
      DynamoDbClient client,
      Services services,
      InstantSource clock,
      RandomGenerator random,
      OptionalInt knownShards) {
    this(client, services, clock, random, knownShards, Integer.MAX_VALUE);
  }

  private ProductSite(
      DynamoDbClient client,
      Services services,
      InstantSource clock,
      RandomGenerator random,
      OptionalInt knownShards,
      int perSecond) {
    this.client = client;
    this.services = services;
    this.clock = clock;
    this.random = random;
    this.knownShards = knownShards;
    // The scheduler decides how long anything takes: a pause would be one more choice for it.
    app = new App(clients(), clock, random, _ -> {}, (_, _) -> {}, settings(perSecond));
    if (knownShards.orElse(0) > 0) {
      app.shardCounts().of(World.EVENT_ID);
    }
    bookTickets = app.bookTickets();
    checkIn = app.checkIn();
  }

  private Clients clients() {
    var table =
        new Table(
            knownShards.isPresent() ? new Warm(client, knownShards.getAsInt()) : client,
            World.TABLE);
    return new Clients(
        () -> table, services::pool, services::bus, services::queues, services::mails);
  }

  private static Settings settings(int perSecond) {
    var values = new HashMap<>(Settings.withLimits(perSecond).values());
    values.putAll(
        Map.of(
            "USER_POOL_ID", "pool",
            "NOTICES_SENDER", "tickets@example.com",
            "PAGE_URL", "https://tickets.example.com",
            "EVENT_BUS", "bus",
            "EVENT_WORK_QUEUE", EVENT_WORK));
    for (var channel : Channel.values()) {
      values.put(channel.name() + "_QUEUE", channel.name());
    }
    return new Settings(values);
  }

  /**
   * The client of an instance that has served the event before. It answers the first read of the
   * event itself, if it has seats, and counts every call as the first of its second.
   */
  private static final class Warm implements DynamoDbClient {

    private final DynamoDbClient client;
    private final int shards;
    private boolean shardsAreKnown;

    Warm(DynamoDbClient client, int shards) {
      this.client = client;
      this.shards = shards;
      this.shardsAreKnown = shards == 0;
    }

    @Override
    public GetItemResponse getItem(GetItemRequest request) {
      if (shardsAreKnown) {
        return client.getItem(request);
      }
      shardsAreKnown = true;
      return GetItemResponse.builder().item(Attributes.of("shards", shards)).build();
    }

    @Override
    public UpdateItemResponse updateItem(UpdateItemRequest request) {
      return request.key().get("PK").s().startsWith("RATE#")
          ? UpdateItemResponse.builder().attributes(Attributes.of("calls", 1)).build()
          : client.updateItem(request);
    }

    @Override
    public PutItemResponse putItem(PutItemRequest request) {
      return client.putItem(request);
    }

    @Override
    public DeleteItemResponse deleteItem(DeleteItemRequest request) {
      return client.deleteItem(request);
    }

    @Override
    public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
      return client.batchGetItem(request);
    }

    @Override
    public QueryResponse query(QueryRequest request) {
      return client.query(request);
    }

    @Override
    public TransactGetItemsResponse transactGetItems(TransactGetItemsRequest request) {
      return client.transactGetItems(request);
    }

    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
      return client.transactWriteItems(request);
    }

    @Override
    public String serviceName() {
      return client.serviceName();
    }

    @Override
    public void close() {
      client.close();
    }
  }

  @Override
  public Answer carryOut(Call call) {
    try {
      return switch (call) {
        case Call.Book book -> answer(bookTickets.book(request(World.EVENT_ID, book)));
        case Call.Cancel cancel ->
            answer(app.cancelBooking().cancel(request(World.EVENT_ID, cancel)));
        case Call.Elsewhere(Call.Book book) ->
            answer(bookTickets.book(request(World.OTHER_ID, book)));
        case Call.Elsewhere(Call.Cancel cancel) ->
            answer(app.cancelBooking().cancel(request(World.OTHER_ID, cancel)));
        case Call.Elsewhere elsewhere -> throw new IllegalArgumentException(elsewhere.toString());
        case Call.Part part -> changePart(part);
        case Call.MakeLink make -> makeLink(make);
        case Call.Withdraw withdraw ->
            answer(
                app.makeHandOver()
                    .withdraw(
                        withdraw.giver(),
                        Booking.id(World.EVENT_ID, withdraw.giver()),
                        Links.id(withdraw)));
        case Call.Open open -> open(open);
        case Call.CheckIn checkIn -> answer(this.checkIn.checkIn(shown(checkIn)));
        case Call.Undo(var user, var key) ->
            answer(
                app.undoCheckIn()
                    .undo(
                        STEWARD,
                        World.EVENT_ID,
                        Booking.id(World.EVENT_ID, user),
                        RequestKey.of(key, "").key()));
        case Call.Resize(var capacity, var repeated) ->
            answer(new OrganizerCalls(app).resize(World.EVENT_ID, capacity, repeated));
        case Call.Limit(var most) -> answer(new OrganizerCalls(app).limit(World.EVENT_ID, most));
        case Call.Move(var from, var until, var start) ->
            answer(new OrganizerCalls(app).move(World.EVENT_ID, from, until, start));
        case Call.CancelEvent() -> answer(new OrganizerCalls(app).cancel(World.EVENT_ID));
        case Call.Settle() ->
            switch (app.settleWaitlist()
                .settle(World.EVENT_ID, clock.instant().plus(LONG_ENOUGH))) {
              case DONE -> new Answer.Done();
              case TRY_AGAIN -> new Answer.TryAgain();
            };
        case Call.Apply() ->
            switch (app.applyEventChanges()
                .apply(World.EVENT_ID, clock.instant().plus(LONG_ENOUGH))) {
              case DONE -> new Answer.Done();
              case TRY_AGAIN -> new Answer.TryAgain();
            };
        case Call.Summarize() ->
            switch (app.summarizeSeats().summarize(World.EVENT_ID)) {
              case DONE -> new Answer.Done();
              case TRY_AGAIN -> new Answer.TryAgain();
            };
        case Call.HandOn(var records) -> handOn(records);
        case Call.Handle(var channel, var body) -> handle(channel, body);
        case Call.Reconcile() ->
            answer(app.reconcile().reconcile(clock.instant().plus(LONG_ENOUGH)));
        case Call.Publish() -> answer(new OrganizerCalls(app).publish(World.EVENT_ID));
        case Call.ListEvents() ->
            PublishedEvents.shown(app.listEvents())
                .<Answer>map(
                    shown -> new Answer.Listed(shown.availableTickets(), shown.waitlistCount()))
                .orElseGet(Answer.NotListed::new);
      };
    } catch (TableUnavailable _) {
      return new Answer.TryAgain();
    }
  }

  @Override
  public Site allowing(int perSecond) {
    return new ProductSite(client, services, clock, random, knownShards, perSecond);
  }

  @Override
  public Set<Call.FromStream> triggeredBy(StreamRecord record) {
    var lambda = LambdaRecords.of(record);
    var calls = new HashSet<Call.FromStream>();
    if (isHere(SettleWaitlistHandler.triggeredBy(lambda))) {
      calls.add(new Call.Settle());
    }
    if (isHere(FeedHandler.triggeredBy(lambda))) {
      calls.add(new Call.Apply());
    }
    if (isHere(FeedHandler.withOtherSeats(lambda))) {
      calls.add(new Call.Summarize());
    }
    return calls;
  }

  private Answer handOn(List<Call.Written> records) {
    var batch =
        IntStream.range(0, records.size())
            .mapToObj(i -> LambdaRecords.of(records.get(i), i))
            .toList();
    return new Answer.HandedOn(
        FeedCalls.handOn(app, batch, context()).stream().map(Integer::valueOf).toList());
  }

  private Answer handle(Channel channel, String body) {
    var message = new SQSMessage();
    message.setMessageId("0");
    message.setBody(body);
    var batch = new SQSEvent();
    batch.setRecords(List.of(message));
    var response =
        switch (channel) {
          case UNSENT_EVENTS -> FeedCalls.putUnsent(app, batch, context());
          case NOTICES, GUEST_NOTICES -> NoticeCalls.send(app, batch, context());
          case CHANGED_EVENTS -> NoticeCalls.tell(app, batch, context());
        };
    return new Answer.HandedOn(response.getBatchItemFailures().stream().map(_ -> 0).toList());
  }

  private static Context context() {
    return new TestContext((int) LONGEST_RUN.toMillis());
  }

  /** The stream of the other event is not played. */
  private static boolean isHere(Optional<String> eventId) {
    return eventId.filter(World.EVENT_ID::equals).isPresent();
  }

  private static CancelRequest request(String eventId, Call.Cancel cancel) {
    return new CancelRequest(
        cancel.user(),
        Booking.id(eventId, cancel.user()),
        cancel.generation() == 0 ? OptionalLong.empty() : OptionalLong.of(cancel.generation()),
        OptionalLong.empty(),
        cancel.repeated());
  }

  private static BookRequest request(String eventId, Call.Book book) {
    var onSoldOut = book.waitlist() ? OnSoldOut.WAITLIST : OnSoldOut.REJECT;
    return new BookRequest(
        eventId,
        book.user(),
        book.quantity(),
        onSoldOut,
        RequestKey.of(book.key(), book.quantity() + " " + onSoldOut),
        book.repeated());
  }

  /** The guest's page looks at the booking before, where the call does not say what it saw. */
  private Answer changePart(Call.Part part) {
    var bookingId = Booking.id(World.EVENT_ID, part.user());
    if (part.revision() > 0) {
      return changePart(part, bookingId, part.generation(), part.revision());
    }
    return app.bookings()
        .find(part.user(), bookingId)
        .map(seen -> changePart(part, bookingId, seen.generation(), seen.revision()))
        .orElseGet(Answer.NoSuchBooking::new);
  }

  private Answer changePart(Call.Part part, String bookingId, long generation, long revision) {
    var wish =
        switch (part) {
          case Call.GiveBack give -> new BookingWish.GiveBack(Serials.of(give.serials()));
          case Call.Add add -> new BookingWish.Add(add.more());
          case Call.Smaller smaller -> new BookingWish.WaitForFewer(smaller.quantity());
        };
    return answer(
        app.changeBooking()
            .change(
                new ChangeRequest(
                    part.user(),
                    bookingId,
                    wish,
                    OptionalLong.of(generation),
                    revision,
                    RequestKey.of(part.key(), wish.toString()),
                    part.repeated())));
  }

  private Answer makeLink(Call.MakeLink make) {
    var giver = app.bookings().find(make.giver(), Booking.id(World.EVENT_ID, make.giver()));
    if (giver.isEmpty()) {
      return new Answer.NoSuchBooking();
    }
    if (giver.get().generation() != make.generation()) {
      return new Answer.NotAsSeen();
    }
    return switch (app.makeHandOver()
        .make(
            giver.get(),
            Serials.of(make.serials()),
            linkKey(make),
            clock.instant().plus(LINK_ENDS))) {
      case MakeOutcome.Made _ -> new Answer.Linked();
      case MakeOutcome.NoTickets _,
          MakeOutcome.NoSuchTickets _,
          MakeOutcome.CheckedIn _,
          MakeOutcome.TooLate _,
          MakeOutcome.KeyReused _ ->
          new Answer.NotPossible();
    };
  }

  private Answer open(Call.Open open) {
    var shards = app.shardCounts().of(World.EVENT_ID);
    var link = app.handOvers().find(Links.id(open));
    return link.isEmpty() || shards.isEmpty()
        ? new Answer.NoSuchBooking()
        : answer(
            app.openHandOver()
                .open(
                    new OpenRequest(
                        open.user(),
                        link.get(),
                        shards.getAsInt(),
                        true,
                        open.leaveWaitlist(),
                        open.repeated())));
  }

  /** All secrets are the same here, so the key tells the links of users apart. */
  static RequestKey linkKey(Call.OfLink call) {
    return RequestKey.of(call.giver() + "/" + call.key(), "");
  }

  private static Answer answer(WithdrawOutcome outcome) {
    return switch (outcome) {
      case WITHDRAWN -> new Answer.Withdrawn();
      case USED -> new Answer.NotPossible();
      case NO_SUCH_LINK -> new Answer.NoSuchBooking();
    };
  }

  private static Answer answer(OpenOutcome outcome) {
    return switch (outcome) {
      case OpenOutcome.Opened _ -> new Answer.Received();
      case OpenOutcome.Own _,
          OpenOutcome.Used _,
          OpenOutcome.Expired _,
          OpenOutcome.Void _,
          OpenOutcome.Forbidden _,
          OpenOutcome.EventCancelled _,
          OpenOutcome.Waiting _,
          OpenOutcome.TooManyTickets _ ->
          new Answer.NotPossible();
      case OpenOutcome.TryAgain _ -> new Answer.TryAgain();
    };
  }

  private static Answer answer(ChangeOutcome outcome) {
    return switch (outcome) {
      case ChangeOutcome.Changed _ -> new Answer.Altered();
      case ChangeOutcome.NotAsSeen _ -> new Answer.NotAsSeen();
      case ChangeOutcome.KeyReused _ -> new Answer.KeyReused();
      case ChangeOutcome.NoSuchBooking _ -> new Answer.NoSuchBooking();
      case ChangeOutcome.NoTickets _,
          ChangeOutcome.NotWaiting _,
          ChangeOutcome.NotFewer _,
          ChangeOutcome.NoSuchTickets _,
          ChangeOutcome.AllTickets _,
          ChangeOutcome.CheckedIn _ ->
          new Answer.NotPossible();
      case ChangeOutcome.TooLate _ -> new Answer.TooLate();
      case ChangeOutcome.Refused(var reason) -> new Answer.Refused(isForSeats(reason));
      case ChangeOutcome.TooOften _ -> new Answer.TooOften();
      case ChangeOutcome.TryAgain _ -> new Answer.TryAgain();
    };
  }

  private static boolean isForSeats(Refusal reason) {
    return switch (reason) {
      case Refusal.SoldOut _, Refusal.NotEnoughSeats _ -> true;
      case Refusal.SalesClosed _, Refusal.TooManyBookings _, Refusal.TooManyTickets _ -> false;
    };
  }

  private static CheckIn.ShownTickets shown(Call.CheckIn checkIn) {
    var bookingId = Booking.id(World.EVENT_ID, checkIn.user());
    var serial = checkIn.serial() == 0 ? OptionalInt.empty() : OptionalInt.of(checkIn.serial());
    return new CheckIn.ShownTickets(
        STEWARD,
        World.EVENT_ID,
        checkIn.generation() == 0
            ? code(bookingId, serial)
            : new Shown.Guest(bookingId, checkIn.generation(), serial),
        RequestKey.of(checkIn.key(), "%d %d".formatted(checkIn.generation(), checkIn.serial())),
        null);
  }

  /** The code of a ticket; for all of a booking, the one code that it had before. */
  private static Shown code(String bookingId, OptionalInt serial) {
    if (serial.isEmpty()) {
      return new Shown.Code(new BookingCode(bookingId, SECRET), true);
    }
    var numbers = Serials.of(List.of(serial.getAsInt()));
    var tickets = new Tickets(SECRET, numbers, serial.getAsInt(), Serials.NONE, 0, null);
    var booking =
        new Booking(
            bookingId, World.EVENT_ID, "", CONFIRMED, 1, 1, 1, BOOK, null, tickets, 0, List.of());
    return new Shown.Code(booking.ticketCodes().get(serial.getAsInt()), false);
  }

  private static Answer answer(CheckInOutcome outcome) {
    return switch (outcome) {
      case CheckInOutcome.LetIn letIn -> new Answer.CheckedIn(letIn.checkIn().serials().numbers());
      case CheckInOutcome.InBefore _ -> new Answer.CheckedInBefore();
      case CheckInOutcome.Undone _ -> new Answer.Undone();
      case CheckInOutcome.KeyReused _ -> new Answer.KeyReused();
      case CheckInOutcome.NoLongerValid _,
          CheckInOutcome.BookingCancelled _,
          CheckInOutcome.EventCancelled _,
          CheckInOutcome.DoorClosed _ ->
          new Answer.NotLetIn();
      // Also the answer if the index does not show the booking yet.
      case CheckInOutcome.NoSuchTicket _ -> new Answer.NoSuchBooking();
      case CheckInOutcome.TooManyWrongCodes _ -> new Answer.TooOften();
      case CheckInOutcome.TryAgain _ -> new Answer.TryAgain();
      case CheckInOutcome.Denied _ -> throw new IllegalStateException(outcome.toString());
    };
  }

  private static Answer answer(UndoCheckIn.UndoOutcome outcome) {
    return switch (outcome) {
      case UndoOutcome.Undone _ -> new Answer.Undone();
      // Also the answer if the index does not show the booking yet.
      case UndoOutcome.NoSuchCheckIn _ -> new Answer.NoSuchBooking();
      case UndoOutcome.TooLate _ -> new Answer.TooLate();
      case UndoOutcome.TryAgain _ -> new Answer.TryAgain();
      case UndoOutcome.Denied _ -> throw new IllegalStateException(outcome.toString());
    };
  }

  private static Answer answer(BookOutcome outcome) {
    return switch (outcome) {
      case BookOutcome.Booked _ -> new Answer.Booked();
      case BookOutcome.Waiting _ -> new Answer.Waiting();
      case BookOutcome.AlreadyYours _ -> new Answer.AlreadyYours();
      case BookOutcome.Repeated(var _, var was) ->
          new Answer.Repeated(was == BookingState.WAITLISTED);
      case BookOutcome.CancelledSince _ -> new Answer.CancelledSince();
      case BookOutcome.DifferentQuantity _ -> new Answer.DifferentQuantity();
      case BookOutcome.KeyReused _ -> new Answer.KeyReused();
      case BookOutcome.Refused(var reason) -> new Answer.Refused(isForSeats(reason));
      case BookOutcome.TryAgain _ -> new Answer.TryAgain();
      case BookOutcome.TooOften _ -> new Answer.TooOften();
      case BookOutcome.NoSuchEvent _ -> new Answer.NotOnSale();
    };
  }

  private static Answer answer(CancelOutcome outcome) {
    return switch (outcome) {
      case CancelOutcome.Cancelled _ -> new Answer.Cancelled();
      case CancelOutcome.NoSuchBooking _ -> new Answer.NoSuchBooking();
      case CancelOutcome.TooLate _ -> new Answer.TooLate();
      case CancelOutcome.CheckedIn _ -> new Answer.CheckedInBefore();
      case CancelOutcome.Changed _ -> throw new IllegalStateException("a later generation");
      case CancelOutcome.TryAgain _ -> new Answer.TryAgain();
      case CancelOutcome.TooOften _ -> new Answer.TooOften();
    };
  }

  private static Answer answer(Reconciliation found) {
    return new Answer.Reconciled(
        found.unchecked(),
        found.differences().stream().map(difference -> difference.kind().name()).sorted().toList());
  }

  private static Answer answer(OrganizerCalls.Result result) {
    return switch (result) {
      case DONE -> new Answer.Changed();
      case REFUSED -> new Answer.NotChanged();
      case TRY_AGAIN -> new Answer.TryAgain();
    };
  }
}
