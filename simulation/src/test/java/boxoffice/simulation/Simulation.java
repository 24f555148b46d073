package boxoffice.simulation;

import boxoffice.dynamodb.Key;
import boxoffice.simulation.Step.Kind;
import boxoffice.simulation.table.Errors;
import boxoffice.simulation.table.Executed;
import boxoffice.simulation.table.Reply;
import boxoffice.simulation.table.Requests;
import boxoffice.simulation.table.SimulatedTable;
import boxoffice.simulation.table.StoredItem;
import boxoffice.simulation.table.StreamRecord;
import boxoffice.simulation.table.TableClient;
import boxoffice.simulation.table.TableImage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * The rules that take a world from one state to the next, one DynamoDB request a step. Every step
 * checks the promises of the protocol.
 */
final class Simulation {

  /** One runs, and another starts before it ends: more would add nothing new. */
  static final int MOST_AT_ONCE = 2;

  private static final int MOST_IMAGES = 6;
  private static final List<Call.FromStream> FROM_STREAM =
      List.of(new Call.Settle(), new Call.Apply(), new Call.Summarize());
  private static final String STREAM = "stream";
  private static final String CLOCK = "clock";
  private static final String EVERYBODY = "everybody";
  private static final String AGAIN = "again";
  private static final String AT_LAST = "reconcile at last ";

  /** Of the clock: back a little, and over every deadline of an event that starts in a day. */
  private static final List<Duration> JUMPS =
      List.of(
          Duration.ofSeconds(-2), Duration.ofSeconds(1), Duration.ofHours(23), Duration.ofHours(2));

  private final World world;
  private final Site.Factory sites;
  private final List<Call.FromStream> fromStream;
  private final OptionalInt knownShards;
  private final Site triggers;
  private final Engine engine;
  private final SimulatedTable table = new SimulatedTable();

  /** A mail takes long to make, and many states lead to the same one. */
  private final Map<Caller, Conversation> relays = new HashMap<>();

  Simulation(World world, Site.Factory sites, Engine engine) {
    this.world = world;
    this.sites =
        world.around().perSecond() == 0 ? sites : new Limited(sites, world.around().perSecond());
    this.engine = engine;
    this.fromStream = FROM_STREAM.stream().filter(world.around()::plays).toList();
    this.knownShards =
        timed() ? OptionalInt.empty() : OptionalInt.of(Ledger.of(world.image()).shards().size());
    var nobody = new Line(List.of(), sites::rewrite);
    this.triggers = sites.open(nobody, nobody, nobody, nobody, knownShards);
  }

  State begin() {
    var actors = world.callers().stream().map(caller -> Actor.of(conversation(caller))).toList();
    check(world.image());
    return new State(
        world.image(),
        List.of(),
        actors,
        List.of(),
        Set.of(),
        null,
        world.faults(),
        World.START,
        Map.of(),
        Deliveries.NONE,
        Notices.NONE);
  }

  /** Checks what holds of every event after every step. */
  private static void check(TableImage image) {
    Ledger.of(image).check();
    Ledger.of(image, World.OTHER_ID).ifPresent(Ledger::check);
  }

  /** Checks what holds when nothing is on its way. */
  void rest(State state) {
    Ledger.of(state.image()).checkAtRest(state.now().toEpochMilli());
    for (var actor : state.actors()) {
      Promises.waitsForNothing(actor);
      if (!timed() && asksAgain(actor)) {
        Promises.answeredForGood(actor);
      }
      if (actor.name().startsWith(AT_LAST)) {
        ReconcilePromises.atRest(actor);
      }
    }
    if (world.around().notices()) {
      NoticePromises.atRest(state);
    }
    if (world.around().notes()) {
      ShownPromises.atRest(state, listed(state));
    }
  }

  private Answer listed(State state) {
    var nobody = new Line(List.of(), sites::rewrite);
    return sites
        .open(new TableClient(state.image()), nobody, state::now, nobody, OptionalInt.empty())
        .carryOut(new Call.ListEvents());
  }

  // ------------------------------------------------------------------ what may happen

  /** Every step that may come next; none at rest. */
  List<Step> steps(State state) {
    var steps = new ArrayList<Step>();
    for (var actor : state.actors()) {
      if (!timed() && !actor.over() && actor.conversation().wanted() instanceof Wanted.Number) {
        // Nobody sees what it chooses: letting others go first would only double the states.
        steps.clear();
        add(steps, state, actor);
        return steps;
      }
      if (mayGo(state, actor)) {
        add(steps, state, actor);
      }
    }
    if (state.commit() != null) {
      steps.add(Step.of(Kind.FINISH_COMMIT, state.commit().who()));
    }
    for (var i = 0; i < state.flights().size(); i++) {
      var flight = state.flights().get(i);
      var who = flight.sender().caller().name();
      if (Collections.disjoint(Requests.written(flight.request()), state.uncommitted())) {
        steps.add(new Step(Kind.LAND, who, i));
      }
      steps.add(new Step(Kind.VANISH, who, i));
    }
    for (var call : fromStream) {
      if (state.due().contains(call) && onTheirWay(state, call) < MOST_AT_ONCE) {
        steps.add(new Step(Kind.DELIVER, STREAM, FROM_STREAM.indexOf(call)));
      }
      if (!state.due().contains(call) && state.left().duplicates() > 0) {
        steps.add(new Step(Kind.DUPLICATE, STREAM, FROM_STREAM.indexOf(call)));
      }
    }
    if (world.around().notices()) {
      steps.addAll(Relays.steps(state));
    }
    if (state.left().jumps() > 0) {
      for (var i = 0; i < JUMPS.size(); i++) {
        steps.add(new Step(Kind.JUMP, CLOCK, i));
      }
    }
    if (steps.stream().allMatch(step -> step.kind().isFault())
        && state.notices().nextVisible().isPresent()) {
      steps.add(Step.of(Kind.WAIT, CLOCK));
    }
    if (steps.stream().allMatch(step -> step.kind().isFault()) && !unanswered(state).isEmpty()) {
      steps.add(Step.of(Kind.REPEAT, EVERYBODY));
    }
    if (state.deliveries().gaveUp() && steps.stream().allMatch(step -> step.kind().isFault())) {
      steps.add(Step.of(Kind.RECONCILE, STREAM));
    }
    return steps;
  }

  /** The calls without a final answer that were not repeated yet. */
  private static List<Caller> unanswered(State state) {
    var again = new ArrayList<Caller>();
    for (var actor : state.actors()) {
      var answers = actor.conversation().answers();
      var calls = actor.conversation().caller().calls();
      for (var i = 0; i < calls.size(); i++) {
        var caller = Caller.of("%s %s %d".formatted(actor.name(), AGAIN, i), calls.get(i));
        var answered =
            i < answers.size()
                && !(answers.get(i) instanceof Answer.TryAgain
                    || answers.get(i) instanceof Answer.TooOften);
        if (!answered && !actor.name().contains(AGAIN) && !state.has(caller.name())) {
          again.add(caller);
        }
      }
    }
    return again;
  }

  private static boolean asksAgain(Actor actor) {
    return actor.name().matches(".* %s \\d+".formatted(AGAIN));
  }

  private static boolean mayGo(State state, Actor actor) {
    return !actor.over()
        && (state.commit() == null || !state.commit().who().equals(actor.name()))
        && actor.conversation().caller().after().stream()
            .allMatch(other -> !state.has(other) || state.actor(other).over());
  }

  private static long onTheirWay(State state, Call call) {
    return state.actors().stream()
        .filter(actor -> actor.conversation().call().equals(call) && !actor.over())
        .count();
  }

  private void add(List<Step> steps, State state, Actor waiting) {
    // Where time passes, beginning is a step of its own. Elsewhere that would double the states.
    var actor = timed() ? waiting : begun(state, waiting);
    var who = actor.name();
    if (state.notices().run(who).filter(run -> !state.now().isBefore(run.end())).isPresent()) {
      steps.add(Step.of(Kind.TIME_OUT, who));
      return;
    }
    if (!begins(waiting) && state.left().crashes() > 0) {
      steps.add(Step.of(Kind.CRASH, who));
    }
    if (isAnswered(waiting, actor)) {
      steps.add(Step.of(Kind.GO, who));
      return;
    }
    switch (actor.conversation().wanted()) {
      case Wanted.Number(var bound) -> {
        for (var number = 0; number < bound; number++) {
          steps.add(new Step(Kind.CHOOSE, who, number));
        }
      }
      case Wanted.Response(var request) -> add(steps, state, actor, request);
      case Wanted.Service(var request) -> {
        steps.add(Step.of(Kind.GO, who));
        if (state.left().unserved() > 0) {
          addAll(steps, Kind.UNAVAILABLE, who, Served.refusals(request).size());
        }
        if (state.left().lost() > 0) {
          steps.add(Step.of(Kind.LOSE, who));
        }
      }
      case Wanted.Turn _ -> steps.add(Step.of(Kind.GO, who));
      case Wanted.Nothing _ -> throw new IllegalStateException("%s sent nothing".formatted(who));
    }
  }

  private void add(List<Step> steps, State state, Actor actor, DynamoDbRequest request) {
    var who = actor.name();
    switch (request) {
      case TransactWriteItemsRequest writes -> add(steps, state, actor, writes);
      case BatchGetItemRequest batch -> {
        var keys = unread(actor, batch);
        for (var i = 0; i < (timed() ? keys.size() : 1); i++) {
          steps.add(new Step(Kind.READ, who, i));
          if (state.commit() != null && state.commit().old().containsKey(keys.get(i))) {
            steps.add(new Step(Kind.READ_OLD, who, i));
          }
        }
      }
      case GetItemRequest get -> {
        steps.add(Step.of(Kind.GO, who));
        if (state.commit() != null && state.commit().old().containsKey(StoredItem.key(get.key()))) {
          steps.add(Step.of(Kind.READ_OLD, who));
        }
      }
      case QueryRequest query -> {
        steps.add(Step.of(Kind.GO, who));
        if (state.commit() != null && state.commit().hides(query)) {
          steps.add(Step.of(Kind.READ_OLD, who));
        }
        if (query.indexName() != null
            && !isOfLongAgo(actor.conversation().call())
            && state.left().stale() > 0) {
          for (var i = 0; i < state.before().size(); i++) {
            steps.add(new Step(Kind.STALE, who, i));
          }
        }
      }
      case UpdateItemRequest update -> {
        steps.add(Step.of(Kind.GO, who));
        if (!update.key().get("PK").s().startsWith("RATE#")) {
          addLosses(steps, state, actor, update, true);
        } else if (world.around().perSecond() > 0 && state.left().unserved() > 0) {
          addAll(steps, Kind.UNAVAILABLE, who, Failures.ofReads().size());
        }
      }
      case PutItemRequest _, DeleteItemRequest _ -> {
        steps.add(Step.of(Kind.GO, who));
        if (world.around().notices() && state.left().lost() > 0) {
          steps.add(Step.of(Kind.LOSE, who));
        }
      }
      default -> steps.add(Step.of(Kind.GO, who));
    }
    if (state.left().unserved() > 0 && isRead(request)) {
      addAll(steps, Kind.UNAVAILABLE, who, Failures.ofReads().size());
    }
  }

  /** Whether the queue holds such calls back for longer than an index is behind. */
  private static boolean isOfLongAgo(Call call) {
    return call instanceof Call.Handle(var channel, var _) && !channel.delay.isZero();
  }

  private static boolean isRead(DynamoDbRequest request) {
    return !(request instanceof TransactWriteItemsRequest || request instanceof UpdateItemRequest);
  }

  private void add(List<Step> steps, State state, Actor actor, TransactWriteItemsRequest request) {
    var who = actor.name();
    steps.add(Step.of(Kind.GO, who));
    if (!Collections.disjoint(Requests.keys(request), state.uncommitted())) {
      return;
    }
    if (state.left().conflicts() > 0) {
      steps.add(Step.of(Kind.CONFLICT, who));
      if (timed()) {
        addAll(
            steps, Kind.THROTTLE, who, Failures.throttles(request.transactItems().size()).size());
      }
    }
    var failed = failures(state, request);
    addLosses(steps, state, actor, request, !failed.isEmpty());
    if (failed.isEmpty()
        && state.commit() == null
        && state.left().halves() > 0
        && request.transactItems().size() > 1) {
      steps.add(Step.of(Kind.START_COMMIT, who));
    }
    if (failed.size() > 1 && !asksAgain(actor)) {
      for (var index : failed) {
        steps.add(new Step(Kind.REPORT, who, index));
      }
    }
  }

  /**
   * What may happen to the reply to a write.
   *
   * @param apart whether an attempt may be carried out beside a repeat of it: both of a transaction
   *     have one token, so only where the repeat is refused
   */
  private void addLosses(
      List<Step> steps, State state, Actor actor, DynamoDbRequest request, boolean apart) {
    var who = actor.name();
    if (state.left().lost() > 0) {
      steps.add(Step.of(Kind.LOSE, who));
    }
    if (state.left().unclear() > 0) {
      steps.add(Step.of(Kind.SERVER_ERROR, who));
      if (request instanceof TransactWriteItemsRequest) {
        steps.add(Step.of(Kind.IN_PROGRESS, who));
      }
    }
    if (apart && state.left().repeats() > 0 && SdkRepeats.mayRepeat((AwsRequest) request)) {
      steps.add(Step.of(Kind.SDK_REPEATS, who));
    }
  }

  private static void addAll(List<Step> steps, Kind kind, String who, int choices) {
    for (var choice = 0; choice < choices; choice++) {
      steps.add(new Step(kind, who, choice));
    }
  }

  /** The writes of a transaction whose conditions fail now, by index. */
  private List<Integer> failures(State state, TransactWriteItemsRequest request) {
    try {
      table.execute(state.image(), request);
      return List.of();
    } catch (TransactionCanceledException e) {
      var failed = new ArrayList<Integer>();
      for (var index = 0; index < e.cancellationReasons().size(); index++) {
        if (!e.cancellationReasons().get(index).code().equals("None")) {
          failed.add(index);
        }
      }
      return failed;
    }
  }

  private static List<Key> unread(Actor actor, BatchGetItemRequest batch) {
    return Requests.keys(batch).stream().filter(key -> !actor.read().containsKey(key)).toList();
  }

  // ------------------------------------------------------------------ what a step does

  /**
   * The state after a step.
   *
   * @throws Violation if the step breaks a promise
   */
  State take(State from, Step step) {
    var state = from.at(from.now().plus(world.perStep()));
    return switch (step.kind()) {
      case DELIVER -> delivered(state, step);
      case DUPLICATE ->
          duplicated(state, step).left(left -> left.duplicates(left.duplicates() - 1));
      case WAIT -> state.at(later(state.now(), state.notices().nextVisible().orElseThrow()));
      case TIME_OUT -> died(state, state.actor(step.who()));
      case JUMP ->
          state
              .at(state.now().plus(JUMPS.get(step.choice())))
              .left(left -> left.jumps(left.jumps() - 1));
      case LAND -> land(state, state.flights().get(step.choice()));
      case VANISH -> tidy(state.without(state.flights().get(step.choice())));
      case FINISH_COMMIT -> finish(state);
      case CRASH -> crash(state, state.actor(step.who()));
      case REPEAT -> repeat(state);
      case RECONCILE -> reconcile(state);
      default -> {
        var waiting = state.actor(step.who());
        var actor = begun(state, waiting);
        yield begins(waiting) && (timed() || isAnswered(waiting, actor))
            ? answered(state.with(actor), waiting, actor)
            : act(
                step.kind().isFault()
                    ? state.with(actor).notices(notices -> notices.disturbed(step.who()))
                    : state.with(actor),
                actor,
                step);
      }
    };
  }

  private boolean timed() {
    return !world.perStep().isZero();
  }

  private static boolean begins(Actor actor) {
    return actor.conversation().wanted() instanceof Wanted.Turn;
  }

  /** The caller, in its call. */
  private static Actor begun(State state, Actor actor) {
    if (!begins(actor)) {
      return actor;
    }
    return actor
        .given(new Input.Begun(clock(state, actor)))
        .watching(Watch.begin(actor.conversation().call(), state));
  }

  private static Instant clock(State state, Actor actor) {
    return state.now().plus(actor.conversation().caller().skew());
  }

  private State act(State state, Actor actor, Step step) {
    if (actor.conversation().wanted() instanceof Wanted.Service(var request)) {
      return serve(state, actor, request, step);
    }
    return switch (step.kind()) {
      case CHOOSE -> give(state, actor, new Input.Chosen(step.choice(), clock(state, actor)));
      case GO -> go(state, actor, request(actor));
      case READ, READ_OLD -> read(state, actor, step);
      case STALE ->
          reply(
              state.left(left -> left.stale(left.stale() - 1)),
              actor,
              recall(state.before().get(step.choice()), request(actor)));
      case CONFLICT ->
          reply(state.left(Simulation::lessConflicts), actor, conflict(request(actor)));
      case THROTTLE ->
          reply(
              state.left(Simulation::lessConflicts),
              actor,
              throttled((TransactWriteItemsRequest) request(actor), step.choice()));
      case UNAVAILABLE ->
          reply(
              state.left(left -> left.unserved(left.unserved() - 1)),
              actor,
              Failures.ofReads().get(step.choice()));
      case LOSE -> {
        var less = state.left(left -> left.lost(left.lost() - 1));
        yield isAlone(request(actor))
            ? unheard(less, actor)
            : lose(less, actor, Failures.noReply());
      }
      case SERVER_ERROR -> lose(state.left(Simulation::lessUnclear), actor, Errors.ofServer());
      case IN_PROGRESS -> lose(state.left(Simulation::lessUnclear), actor, Errors.inProgress());
      case SDK_REPEATS -> {
        var less = state.left(left -> left.repeats(left.repeats() - 1));
        yield go(less.and(flight(actor, request(actor))), actor, request(actor));
      }
      case REPORT -> report(state, actor, step.choice());
      case START_COMMIT -> start(state, actor, (TransactWriteItemsRequest) request(actor));
      default -> throw new IllegalArgumentException(step.toString());
    };
  }

  private static Faults lessConflicts(Faults left) {
    return left.conflicts(left.conflicts() - 1);
  }

  private static Faults lessUnclear(Faults left) {
    return left.unclear(left.unclear() - 1);
  }

  private static Reply throttled(TransactWriteItemsRequest request, int choice) {
    return Failures.throttles(request.transactItems().size()).get(choice);
  }

  private static DynamoDbRequest request(Actor actor) {
    return ((Wanted.Response) actor.conversation().wanted()).request();
  }

  private State go(State state, Actor actor, DynamoDbRequest request) {
    return switch (request) {
      case TransactWriteItemsRequest writes ->
          Collections.disjoint(Requests.keys(writes), state.uncommitted())
              ? write(state, actor, writes)
              : reply(state, actor, conflict(writes));
      case TransactGetItemsRequest gets ->
          Collections.disjoint(Requests.keys(gets), state.uncommitted())
              ? reply(state, actor, ask(state, gets))
              : reply(state, actor, conflict(gets));
      case GetItemRequest get ->
          reply(seen(state, StoredItem.key(get.key())), actor, ask(state, get));
      case QueryRequest query -> reply(seen(state, query), actor, ask(state, query));
      case UpdateItemRequest update
          when !Collections.disjoint(Requests.written(update), state.uncommitted()) ->
          reply(state, actor, conflict(update));
      default -> single(state, actor, request);
    };
  }

  /** A write of one item. */
  private State single(State state, Actor actor, DynamoDbRequest request) {
    try {
      var executed = engine.execute(state.image(), request);
      var after = changed(state, executed.after());
      return reply(
          published(after, state.image()),
          after.actor(actor.name()),
          new Reply.Response(executed.response()));
    } catch (DynamoDbException e) {
      return reply(state, actor, new Reply.Failure(e));
    }
  }

  /** A read of the table as it is. */
  private Reply ask(State state, DynamoDbRequest request) {
    return new Reply.Response(engine.execute(state.image(), request).response());
  }

  /** A read of the table as it was. */
  private Reply recall(TableImage image, DynamoDbRequest request) {
    return new Reply.Response(table.execute(image, request).response());
  }

  private static State seen(State state, Key key) {
    return state.commit() == null ? state : state.committing(state.commit().seen(key));
  }

  private static State seen(State state, QueryRequest query) {
    return state.commit() == null ? state : state.committing(state.commit().seen(query));
  }

  private static Reply conflict(DynamoDbRequest request) {
    var count =
        switch (request) {
          case TransactWriteItemsRequest writes -> writes.transactItems().size();
          case TransactGetItemsRequest gets -> gets.transactItems().size();
          default -> 0;
        };
    if (count == 0) {
      return new Reply.Failure(Errors.conflict());
    }
    return Failures.cancelled(count, "TransactionConflict");
  }

  private static CancellationReason reason(String code) {
    return CancellationReason.builder().code(code).build();
  }

  // ------------------------------------------------------------------ reads

  private State read(State state, Actor actor, Step step) {
    var old = step.kind() == Kind.READ_OLD;
    return switch (request(actor)) {
      case BatchGetItemRequest batch -> readOne(state, actor, batch, step.choice(), old);
      case GetItemRequest get -> reply(state, actor, recall(oldImage(state), get));
      case QueryRequest query -> reply(state, actor, recall(oldImage(state), query));
      default -> throw new IllegalArgumentException(step.toString());
    };
  }

  private TableImage oldImage(State state) {
    return table.withOld(state.image(), state.commit().old());
  }

  private State readOne(
      State state, Actor actor, BatchGetItemRequest batch, int choice, boolean old) {
    var key = unread(actor, batch).get(choice);
    var read = new HashMap<>(actor.read());
    read.put(key, (old ? oldImage(state) : state.image()).get(key));
    var after = old ? state : seen(state, key);
    if (read.size() < Requests.keys(batch).size()) {
      return after.with(actor.reading(Map.copyOf(read)));
    }
    var items = read.values().stream().flatMap(Optional::stream).map(StoredItem::values).toList();
    return reply(
        after,
        actor,
        new Reply.Response(
            BatchGetItemResponse.builder()
                .responses(Map.of(World.TABLE, items))
                .unprocessedKeys(Map.of())
                .build()));
  }

  // ------------------------------------------------------------------ transactions

  private State write(State state, Actor actor, TransactWriteItemsRequest request) {
    try {
      var executed = engine.execute(state.image(), request);
      var after = commit(state, flight(actor, request), executed);
      return reply(
          published(after, state.image()),
          after.actor(actor.name()),
          new Reply.Response(executed.response()));
    } catch (TransactionCanceledException e) {
      return reply(state, actor, new Reply.Failure(e));
    }
  }

  private static Flight flight(Actor actor, DynamoDbRequest request) {
    return new Flight(
        actor.conversation(), actor.conversation().answers().size(), request, actor.watch());
  }

  private State commit(State state, Flight flight, Executed executed) {
    var committed = Promises.committed(state, flight, executed.after());
    return changed(committed, executed.after());
  }

  /** The world with another table. */
  private State changed(State state, TableImage next) {
    if (next.fingerprint() == state.image().fingerprint()) {
      return state;
    }
    check(next);
    var ledger = Ledger.of(next);
    var moved = ledger.epochs() > Ledger.of(state.image()).epochs();
    var past = new ArrayList<>(state.before());
    past.add(state.image());
    var changes =
        world.around().notices() ? next.changesSince(state.image()) : List.<StreamRecord>of();
    return state
        .notices(notices -> notices.changed(changes))
        .table(next, past.subList(Math.max(0, past.size() - MOST_IMAGES), past.size()))
        .with(
            state.actors().stream()
                .map(
                    actor ->
                        actor.over()
                            ? actor
                            : actor.watching(actor.watch().seeing(ledger, next, moved)))
                .toList())
        .flying(
            state.flights().stream()
                .map(flight -> flight.watching(flight.watch().seeing(ledger, next, moved)))
                .toList());
  }

  private Set<Call.FromStream> triggered(TableImage before, TableImage after) {
    return after.changesSince(before).stream()
        .flatMap(record -> triggers.triggeredBy(record).stream())
        .filter(fromStream::contains)
        // Where there is a feed, it asks for this work by a queue.
        .filter(call -> !(world.around().notices() && call instanceof Call.Apply))
        .collect(Collectors.toSet());
  }

  /** With what the stream has of the changes since this table. */
  private State published(State state, TableImage before) {
    return streaming(
        state.due(triggered(before, state.image())),
        world.around().notices() ? state.image().changesSince(before) : List.of());
  }

  private static State streaming(State state, List<StreamRecord> records) {
    return state.notices(notices -> notices.streamed(records, state.now()));
  }

  /** Whether a write of one item is repeated by nobody, and lands at once or never. */
  private static boolean isAlone(DynamoDbRequest request) {
    return request instanceof PutItemRequest || request instanceof DeleteItemRequest;
  }

  /** A write of one item that is carried out, but its reply is lost. */
  private State unheard(State state, Actor actor) {
    var noReply = new Reply.Failure(Failures.noReply());
    try {
      var executed = engine.execute(state.image(), request(actor));
      return reply(changed(state, executed.after()), actor, noReply);
    } catch (DynamoDbException _) {
      return reply(state, actor, noReply);
    }
  }

  private State lose(State state, Actor actor, RuntimeException error) {
    return reply(state.and(flight(actor, request(actor))), actor, new Reply.Failure(error));
  }

  private State land(State state, Flight flight) {
    var grounded = state.without(flight);
    try {
      var executed = engine.execute(state.image(), flight.request());
      var after = commit(grounded, flight, executed);
      return tidy(published(after, state.image()));
    } catch (TransactionCanceledException | ConditionalCheckFailedException _) {
      return tidy(grounded);
    }
  }

  private State report(State state, Actor actor, int index) {
    try {
      engine.execute(state.image(), request(actor));
      throw new IllegalStateException("nothing failed");
    } catch (TransactionCanceledException e) {
      var reasons = new ArrayList<>(e.cancellationReasons());
      for (var other = 0; other < reasons.size(); other++) {
        if (other != index) {
          reasons.set(other, reason("None"));
        }
      }
      return reply(state, actor, new Reply.Failure(Errors.cancelled(reasons)));
    }
  }

  private State start(State state, Actor actor, TransactWriteItemsRequest request) {
    var executed = engine.execute(state.image(), request);
    var keys = Set.copyOf(Requests.keys(request));
    var old = keys.stream().collect(Collectors.toMap(key -> key, state.image()::get));
    return commit(state, flight(actor, request), executed)
        .left(left -> left.halves(left.halves() - 1))
        .committing(
            new Commit(
                actor.name(),
                keys,
                old,
                executed.after().changesSince(state.image()),
                triggered(state.image(), executed.after())));
  }

  private State finish(State state) {
    var commit = state.commit();
    var actor = state.actor(commit.who());
    return reply(
        streaming(state.committing(null).due(commit.triggers()), commit.records()),
        actor,
        new Reply.Response(TransactWriteItemsResponse.builder().build()));
  }

  // ------------------------------------------------------------------ callers

  private State reply(State state, Actor actor, Reply reply) {
    return give(state, actor, new Input.Replied(reply, clock(state, actor)));
  }

  private State give(State state, Actor actor, Input input) {
    var after = actor.given(input);
    return answered(state.with(after), actor, after);
  }

  private static boolean isAnswered(Actor before, Actor after) {
    return after.conversation().answers().size() > before.conversation().answers().size();
  }

  /** After an input that a caller got, which may lead to the answer to its call. */
  private State answered(State next, Actor actor, Actor after) {
    if (!isAnswered(actor, after)) {
      return next;
    }
    var answers = after.conversation().answers();
    Promises.answered(next, after, answers.getLast());
    if (world.around().perSecond() > 0) {
      RatePromises.answered(
          after, actor.conversation().call(), answers.getLast(), world.around().perSecond());
    }
    if (actor.conversation().call() instanceof Call.Relay) {
      return tidy(next.notices(notices -> notices.ended(actor.name(), answers.getLast())));
    }
    return tidy(answers.getLast() instanceof Answer.TryAgain ? failed(next, after) : next);
  }

  /** A caller ends with its work undone: what the stream started, it starts again or gives up. */
  private State failed(State state, Actor actor) {
    if (!(actor.conversation().call() instanceof Call.FromStream call)) {
      return state;
    }
    var failures = actor.failures() + 1;
    if (world.around().givesUp(call, failures)) {
      return state.delivered(state.deliveries().gaveUp(true));
    }
    // Where a new record starts it anyway, that one has failed less often.
    return state.due().contains(call) || world.around().repeats() == Surroundings.WITHOUT_END
        ? state.due(Set.of(call))
        : state.due(Set.of(call)).delivered(state.deliveries().failed(call, failures));
  }

  /** Forgets what the stream started once it is over and none of its transactions is in flight. */
  private static State tidy(State state) {
    var flying = new HashSet<String>();
    state.flights().forEach(flight -> flying.add(flight.sender().caller().name()));
    return state.with(
        state.actors().stream()
            .filter(
                actor ->
                    !actor.over()
                        || !isStarted(actor.conversation().call())
                        || flying.contains(actor.name()))
            .toList());
  }

  /** Whether nobody but the stream or a queue started it. */
  private static boolean isStarted(Call call) {
    return call instanceof Call.FromStream || call instanceof Call.Relay;
  }

  private State crash(State state, Actor actor) {
    return died(state.left(left -> left.crashes(left.crashes() - 1)), actor);
  }

  private State died(State state, Actor actor) {
    var who = actor.name();
    return tidy(failed(state.with(actor.crash()), actor))
        .notices(notices -> notices.disturbed(who).crashed(who));
  }

  private State repeat(State state) {
    var actors = new ArrayList<>(state.actors());
    unanswered(state).forEach(caller -> actors.add(Actor.of(conversation(caller))));
    return state.with(actors).left(_ -> Faults.NONE);
  }

  /** What the stream gave up is left to a run of Reconcile that nothing disturbs. */
  private State reconcile(State state) {
    var actor = Actor.of(conversation(Caller.of(unused(state, AT_LAST), new Call.Reconcile())));
    var actors = new ArrayList<>(state.actors());
    actors.add(begun(state, actor));
    return state.with(actors).left(_ -> Faults.NONE).delivered(state.deliveries().gaveUp(false));
  }

  private static String unused(State state, String name) {
    var number = 0;
    while (state.has(name + number)) {
      number++;
    }
    return name + number;
  }

  private State delivered(State state, Step step) {
    return switch (step.who()) {
      case Relays.FEED -> handOn(state, state.notices().batches().get(step.choice()));
      case Relays.QUEUE -> handle(state, state.notices().messages().get(step.choice()));
      default -> deliver(state, FROM_STREAM.get(step.choice()));
    };
  }

  private State duplicated(State state, Step step) {
    return switch (step.who()) {
      case STREAM -> state.due(Set.of(FROM_STREAM.get(step.choice())));
      case Relays.QUEUE -> handle(state, state.notices().messages().get(step.choice()));
      default -> state.notices(notices -> notices.onceMore(step.who()));
    };
  }

  private State handOn(State state, Call.HandOn batch) {
    var who = unused(state, Relays.FEED);
    return relay(state.notices(notices -> notices.begun(who, batch)), who, batch);
  }

  private State handle(State state, Notices.Message message) {
    var who = unused(state, Relays.QUEUE);
    return relay(
        state.notices(notices -> notices.begun(who, message, state)),
        who,
        new Call.Handle(message.channel(), message.body()));
  }

  private State relay(State state, String who, Call.Relay call) {
    var waiting = Actor.of(relays.computeIfAbsent(Caller.of(who, call), this::conversation));
    var actor = begun(state, waiting);
    var actors = new ArrayList<>(state.actors());
    actors.add(actor);
    return answered(state.with(actors), waiting, actor);
  }

  /** Another service than the table gets a request. */
  private State serve(State state, Actor actor, AwsRequest request, Step step) {
    var less =
        switch (step.kind()) {
          case UNAVAILABLE -> state.left(left -> left.unserved(left.unserved() - 1));
          case LOSE -> state.left(left -> left.lost(left.lost() - 1));
          default -> state;
        };
    var served = Served.by(step, request);
    var next = new Relays(world.around()).served(less, actor.name(), request, served);
    return give(next, actor, new Input.Answered(served, clock(next, actor)));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private State deliver(State state, Call.FromStream call) {
    var name = unused(state, call.getClass().getSimpleName().toLowerCase(Locale.ROOT));
    var actor =
        Actor.of(conversation(Caller.of(name, call))).after(state.deliveries().failures(call));
    var actors = new ArrayList<>(state.actors());
    actors.add(begun(state, actor));
    var due = new HashSet<>(state.due());
    due.remove(call);
    return state.with(actors).withDue(due).delivered(state.deliveries().without(Set.of(call)));
  }

  private Conversation conversation(Caller caller) {
    return Conversation.of(sites, knownShards, caller);
  }
}
