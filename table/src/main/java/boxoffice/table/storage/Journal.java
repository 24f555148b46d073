package boxoffice.table.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;

/**
 * Writes in the order in which they were made, in files of a folder. Each write is one record: its
 * length, a checksum, its changes. A record that a dying process left unfinished was never
 * answered; it ends the journal.
 */
final class Journal {

  /** When to begin anew, in bytes. */
  private static final long LONG = 32L * 1024 * 1024;

  private static final int HEADER = 2 * Integer.BYTES;
  private static final String NAME = "journal-%08d.log";

  private static final byte PUT = 0;
  private static final byte REMOVE = 1;
  private static final byte DROP = 2;

  private final Path folder;
  private final WriteBuffer buffer = new WriteBuffer();
  private final List<Path> older = new ArrayList<>();
  private int number;
  private FileChannel channel;
  private Thread saving = new Thread();

  Journal(Path folder) throws IOException {
    this.folder = folder;
    try (var files = Files.list(folder)) {
      files
          .filter(file -> file.getFileName().toString().startsWith("journal-"))
          .sorted(Comparator.comparing(Path::getFileName))
          .forEach(older::add);
    }
    if (!older.isEmpty()) {
      number = Integer.parseInt(older.getLast().getFileName().toString().replaceAll("\\D", ""));
    }
    channel = next();
  }

  /** Gives all writes that are in the files, in their order. */
  void replay(Consumer<List<Change>> writes) throws IOException {
    for (var file : older) {
      var bytes = ByteBuffer.wrap(Files.readAllBytes(file));
      while (bytes.remaining() >= HEADER) {
        var length = bytes.getInt();
        var checksum = bytes.getInt();
        if (length < 0 || length > bytes.remaining()) {
          break;
        }
        var record = bytes.slice(bytes.position(), length);
        if (checksum(record.duplicate()) != checksum) {
          break;
        }
        bytes.position(bytes.position() + length);
        writes.accept(changes(record));
      }
    }
  }

  /**
   * Hands a write to the operating system.
   *
   * @param values those that are put, in the order of their changes
   */
  void append(List<Change> changes, List<Stored> values) throws IOException {
    buffer.clear();
    buffer.putInt(0).putInt(0).putVarInt(changes.size());
    var value = values.iterator();
    for (var change : changes) {
      write(change, value);
    }
    var bytes = buffer.getBuffer();
    bytes.flip();
    bytes.putInt(0, bytes.limit() - HEADER);
    bytes.putInt(Integer.BYTES, checksum(bytes.slice(HEADER, bytes.limit() - HEADER)));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  boolean isLong() throws IOException {
    return channel.position() > LONG && !saving.isAlive();
  }

  /**
   * Goes on in a new file, and deletes the others in the background.
   *
   * @param save makes what they hold outlive the process without them
   */
  void beginAnew(Runnable save) throws IOException {
    var last = channel;
    older.add(folder.resolve(NAME.formatted(number)));
    channel = next();
    saving =
        Thread.ofPlatform()
            .daemon()
            .name("table-save")
            .start(
                () -> {
                  save.run();
                  try {
                    last.close();
                    deleteOlder();
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                });
  }

  /**
   * Ends the journal.
   *
   * @param save makes what it holds outlive the process without it
   */
  void close(Runnable save) throws IOException {
    try {
      saving.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    save.run();
    deleteOlder();
    channel.close();
    Files.deleteIfExists(folder.resolve(NAME.formatted(number)));
  }

  /** The oldest first: a file that were replayed without those behind it would undo them. */
  private void deleteOlder() throws IOException {
    while (!older.isEmpty()) {
      Files.deleteIfExists(older.getFirst());
      older.removeFirst();
    }
  }

  private FileChannel next() throws IOException {
    number++;
    return FileChannel.open(
        folder.resolve(NAME.formatted(number)),
        StandardOpenOption.CREATE_NEW,
        StandardOpenOption.WRITE);
  }

  private void write(Change change, Iterator<Stored> values) {
    switch (change) {
      case Change.Put(var space, var key, var _) -> {
        buffer.put(PUT);
        Binary.write(buffer, space);
        Binary.write(buffer, key);
        Binary.write(buffer, values.next().bytes());
      }
      case Change.Remove(var space, var key) -> {
        buffer.put(REMOVE);
        Binary.write(buffer, space);
        Binary.write(buffer, key);
      }
      case Change.Drop(var space) -> {
        buffer.put(DROP);
        Binary.write(buffer, space);
      }
    }
  }

  private static List<Change> changes(ByteBuffer record) {
    var count = DataUtils.readVarInt(record);
    var changes = new ArrayList<Change>(count);
    for (var i = 0; i < count; i++) {
      var kind = record.get();
      var space = Binary.readString(record);
      changes.add(
          switch (kind) {
            case PUT ->
                new Change.Put(
                    space,
                    Binary.readKey(record),
                    Binary.readAttributes(ByteBuffer.wrap(Binary.readBytes(record))));
            case REMOVE -> new Change.Remove(space, Binary.readKey(record));
            default -> new Change.Drop(space);
          });
    }
    return changes;
  }

  private static int checksum(ByteBuffer bytes) {
    var checksum = new CRC32C();
    checksum.update(bytes);
    return (int) checksum.getValue();
  }
}
