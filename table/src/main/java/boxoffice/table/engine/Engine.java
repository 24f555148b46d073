package boxoffice.table.engine;

import boxoffice.table.refusal.Refused;
import boxoffice.table.storage.Storage;

/**
 * DynamoDB for one process: as much of its API as {@link Request} has.
 *
 * <p>Requests may come from many threads at once. Transactions, and reads and writes of single
 * items, are serializable: their results are those of some order of them, one after the other. An
 * eventually consistent read may still see an item as it was before a transaction that another read
 * saw. Batches, queries and scans see each item as it was committed, but not all at one moment.
 */
public final class Engine implements AutoCloseable {

  private final Storage storage;
  private final Commits commits;
  private final Settings settings;
  private final Tables tables;
  private final Reads reads;
  private final Writes writes;
  private final Queries queries;
  private final Streams streams;
  private final Expiry expiry;

  public Engine(Storage storage, Settings settings) {
    this.storage = storage;
    this.settings = settings;
    this.commits = new Commits(storage, settings);
    var locks = new ItemLocks();
    var traffic = new Traffic(storage, settings);
    this.tables = new Tables(storage, settings, commits);
    this.reads = new Reads(storage, tables, locks, traffic);
    this.writes = new Writes(storage, settings, tables, locks, commits, traffic);
    this.queries = new Queries(storage, tables);
    this.streams = new Streams(storage, settings, tables);
    this.expiry = new Expiry(storage, tables, locks, commits);
  }

  /**
   * Carries out a request.
   *
   * @throws Refused as Amazon codes and words it; then nothing is written
   */
  public Result execute(Request request) {
    return switch (request) {
      case Request.GetItem get -> reads.get(get);
      case Request.BatchGetItem batch -> reads.batch(batch);
      case Request.TransactGetItems gets -> reads.transact(gets);
      case Request.PutItem put -> writes.single(put.write(), put.returned(), put.report());
      case Request.UpdateItem update ->
          writes.single(update.write(), update.returned(), update.report());
      case Request.DeleteItem delete ->
          writes.single(delete.write(), delete.returned(), delete.report());
      case Request.TransactWriteItems transaction -> writes.transact(transaction);
      case Request.Query query -> queries.query(query);
      case Request.Scan scan -> queries.scan(scan);
      case Request.CreateTable create -> tables.create(create);
      case Request.DescribeTable describe -> tables.describe(describe.table());
      case Request.ListTables list -> tables.list(list);
      case Request.DeleteTable delete -> tables.delete(delete.table());
      case Request.UpdateTimeToLive update -> tables.updateTimeToLive(update);
      case Request.DescribeTimeToLive describe -> tables.describeTimeToLive(describe.table());
      case Request.ListStreams list -> streams.list(list);
      case Request.DescribeStream describe -> streams.describe(describe);
      case Request.GetShardIterator iterator -> streams.iterator(iterator);
      case Request.GetRecords records -> streams.records(records);
    };
  }

  /**
   * The space of the storage that holds the items of a table.
   *
   * @throws Refused where there is no such table
   */
  public String space(String table) {
    return tables.of(table).items();
  }

  /**
   * Has a listener told each time that streams have new records, which can be read then. It is told
   * by the thread that wrote them, while others wait: it must be quick. There is one listener.
   */
  public void tellOfRecords(Runnable listener) {
    commits.tell(listener);
  }

  /** The region that its names of resources have. */
  public String region() {
    return settings.region();
  }

  /**
   * Deletes items whose time to live is over. Nothing else does: call it from time to time.
   *
   * @return how many were deleted
   */
  public int removeEnded() {
    return expiry.removeEnded(settings.clock().instant());
  }

  @Override
  public void close() {
    storage.close();
  }
}
