package boxoffice.local.messages;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/**
 * Keeps messages, in memory or in a folder. Nobody may interrupt a thread that writes to a folder:
 * that closes the file.
 */
final class MessageStore implements AutoCloseable {

  private static final String FILE = "queues.mv.db";

  private final MVStore store;
  private final boolean inFolder;

  private MessageStore(MVStore store, boolean inFolder) {
    this.store = store;
    this.inFolder = inFolder;
    store.setVersionsToKeep(0);
    // Otherwise the file keeps for a while what nobody needs, and grows with every message.
    store.setRetentionTime(0);
  }

  /**
   * Opens it.
   *
   * @param folder absent: the messages are gone with the process
   */
  static MessageStore open(Optional<Path> folder) throws IOException {
    if (folder.isEmpty()) {
      return new MessageStore(new MVStore.Builder().open(), false);
    }
    var file = Files.createDirectories(folder.get()).resolve(FILE);
    return new MessageStore(new MVStore.Builder().fileName(file.toString()).open(), true);
  }

  /** The messages of a queue by their places. */
  MVMap<Long, Message> of(String queue) {
    return store.openMap(queue, new MVMap.Builder<Long, Message>().valueType(new Messages()));
  }

  /** Returns when what was written is with the operating system. */
  void keep() {
    if (inFolder) {
      store.commit();
    }
  }

  @Override
  public void close() {
    store.close();
  }

  private static final class Messages extends BasicDataType<Message> {

    private static final JsonMapper JSON = new JsonMapper();

    /** Of the objects around a body, in bytes. */
    private static final int OVERHEAD = 256;

    @Override
    public int getMemory(Message message) {
      return OVERHEAD + 2 * message.body().length();
    }

    @Override
    public void write(WriteBuffer buffer, Message message) {
      try {
        var bytes = JSON.writeValueAsBytes(message);
        buffer.putInt(bytes.length).put(bytes);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public Message read(ByteBuffer buffer) {
      try {
        var bytes = new byte[buffer.getInt()];
        buffer.get(bytes);
        return JSON.readValue(bytes, Message.class);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public Message[] createStorage(int size) {
      return new Message[size];
    }
  }
}
