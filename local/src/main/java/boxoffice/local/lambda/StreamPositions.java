package boxoffice.local.lambda;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * How far each reader of a stream has come, as Lambda keeps it: a system that starts again does not
 * read again what its functions had. A file for each reader and shard, in a folder.
 *
 * @param folder absent: every start reads the stream from its oldest record on
 */
public record StreamPositions(Optional<Path> folder) {

  /** The last record that a reader was done with; absent if it has not begun the shard. */
  Optional<String> last(String reader, String shard) throws IOException {
    if (folder.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readString(file(folder.get(), reader, shard)));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
  }

  /** A reader is done with all records up to this one. */
  void reached(String reader, String shard, String sequenceNumber) throws IOException {
    if (folder.isPresent()) {
      Files.createDirectories(folder.get());
      var written = folder.get().resolve(reader + ".new");
      Files.writeString(written, sequenceNumber);
      Files.move(written, file(folder.get(), reader, shard), StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private static Path file(Path folder, String reader, String shard) {
    return folder.resolve(reader + "-" + shard);
  }
}
