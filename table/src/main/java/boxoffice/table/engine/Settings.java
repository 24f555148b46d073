package boxoffice.table.engine;

import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What an engine needs beside its storage.
 *
 * @param ids names each table it creates
 * @param region what ARNs name
 * @param streamBytes how much of a stream is kept, if its records are younger than 24 hours
 * @param busy how a busy DynamoDB would behave; null for one that is not
 */
public record Settings(
    InstantSource clock, Supplier<UUID> ids, String region, long streamBytes, @Nullable Busy busy) {

  private static final long STREAM_BYTES = 64L * 1024 * 1024;

  /** The clock of the system, 64 MB of each stream, not busy. */
  public static Settings standard() {
    return new Settings(
        InstantSource.system(), UUID::randomUUID, "eu-central-1", STREAM_BYTES, null);
  }

  public Settings withClock(InstantSource other) {
    return new Settings(other, ids, region, streamBytes, busy);
  }

  public Settings withIds(Supplier<UUID> other) {
    return new Settings(clock, other, region, streamBytes, busy);
  }

  public Settings withRegion(String other) {
    return new Settings(clock, ids, other, streamBytes, busy);
  }

  public Settings withStreamBytes(long other) {
    return new Settings(clock, ids, region, other, busy);
  }

  public Settings withBusy(Busy other) {
    return new Settings(clock, ids, region, streamBytes, other);
  }
}
