package boxoffice.table.engine;

import boxoffice.table.refusal.Code;
import boxoffice.table.refusal.Refused;
import boxoffice.table.storage.Storage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The streams of tables, each of one shard that never closes: so all records of a stream have one
 * order.
 */
final class Streams {

  private static final long LARGEST_PAGE = 1024L * 1024;
  private static final Duration ITERATOR_LIVES = Duration.ofMinutes(15);

  private final Storage storage;
  private final Settings settings;
  private final Tables tables;
  private final Arns arns;

  Streams(Storage storage, Settings settings, Tables tables) {
    this.storage = storage;
    this.settings = settings;
    this.tables = tables;
    this.arns = new Arns(settings.region());
  }

  Result.StreamsListed list(Request.ListStreams request) {
    var after = request.after() == null ? "" : Arns.tableOf(request.after());
    var all =
        tables.all().stream()
            .map(Table::definition)
            .filter(table -> table.stream() != null)
            .filter(table -> request.table() == null || table.name().equals(request.table()))
            .filter(table -> table.name().compareTo(after) > 0)
            .toList();
    var page = all.subList(0, Math.min(all.size(), request.limit()));
    var last = page.size() == all.size() ? null : page.getLast();
    return new Result.StreamsListed(
        page,
        last == null || last.stream() == null ? null : arns.stream(last.name(), last.stream()),
        arns);
  }

  Result.StreamDescribed describe(Request.DescribeStream request) {
    var table = tables.ofStream(request.arn());
    var shard = shard(table);
    return new Result.StreamDescribed(
        table.definition(),
        shard.equals(request.after()) ? null : shard,
        StreamLog.sequenceNumber(1),
        arns);
  }

  Result.Iterator iterator(Request.GetShardIterator request) {
    var table = tables.ofStream(request.arn());
    if (!shard(table).equals(request.shard())) {
      throw new Refused(
          Code.RESOURCE_NOT_FOUND, "Requested resource not found: Shard does not exist");
    }
    var log = new StreamLog(storage, table);
    var position =
        switch (request.from()) {
          case TRIM_HORIZON -> log.first(settings.clock().instant());
          case LATEST -> log.next();
          case AT_SEQUENCE_NUMBER -> untrimmed(log, number(request.sequenceNumber()));
          case AFTER_SEQUENCE_NUMBER -> untrimmed(log, number(request.sequenceNumber()) + 1);
        };
    return new Result.Iterator(write(request.arn(), position));
  }

  Result.Records records(Request.GetRecords request) {
    var parts = request.iterator().split("\\|", -1);
    if (parts.length != 3) {
      throw Refused.invalid("Invalid ShardIterator");
    }
    var arn = parts[0];
    var position = number(parts[1]);
    var issued = Instant.ofEpochMilli(number(parts[2]));
    if (settings.clock().instant().isAfter(issued.plus(ITERATOR_LIVES))) {
      throw new Refused(
          Code.EXPIRED_ITERATOR,
          "The shard iterator has expired and can no longer be used to retrieve stream records.");
    }
    var table = tables.ofStream(arn);
    var stream = table.definition().stream();
    if (stream == null) {
      return new Result.Records(List.of(), request.iterator());
    }
    var log = new StreamLog(storage, table);
    var records = log.read(untrimmed(log, position), request.limit(), LARGEST_PAGE, stream.view());
    return new Result.Records(records, write(arn, position + records.size()));
  }

  private long untrimmed(StreamLog log, long position) {
    if (position < log.first(settings.clock().instant())) {
      throw new Refused(
          Code.TRIMMED_DATA_ACCESS,
          "The operation attempted to read past the oldest stream record in a shard.");
    }
    return position;
  }

  private String write(String arn, long position) {
    return "%s|%d|%d".formatted(arn, position, settings.clock().millis());
  }

  private static String shard(Table table) {
    return "shardId-%020d-00000001".formatted(table.definition().created().toEpochMilli());
  }

  private static long number(@Nullable String digits) {
    try {
      return Long.parseLong(digits == null ? "" : digits);
    } catch (NumberFormatException _) {
      throw Refused.invalid("Invalid SequenceNumber or ShardIterator");
    }
  }
}
