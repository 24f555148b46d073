package boxoffice.table.storage;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.table.value.Attributes;
import boxoffice.table.value.Type;
import boxoffice.table.value.Value;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import org.h2.mvstore.WriteBuffer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class StorageTest {

  private static final String SPACE = "space";

  @Test
  void storages_hold_the_same(@TempDir Path folder) {
    var random = new Random(7);
    var image = new ImageStorage(Image.EMPTY);
    try (var memory = MapStorage.inMemory();
        var disk = MapStorage.in(folder, 1)) {
      for (var i = 0; i < 300; i++) {
        var changes = List.of(change(random), change(random));
        List.of(image, memory, disk).forEach(storage -> storage.write(changes));
        var from = key(random);
        var to = random.nextInt(4) == 0 ? null : key(random);
        var descending = random.nextBoolean();
        var expected = list(image.entries(SPACE, from, to, descending));

        assertThat(list(memory.entries(SPACE, from, to, descending))).isEqualTo(expected);
        assertThat(list(disk.entries(SPACE, from, to, descending))).isEqualTo(expected);
        assertThat(list(disk.keys(SPACE, from, to, descending)))
            .isEqualTo(expected.stream().map(Entry::key).toList());
        assertThat(memory.get(SPACE, from)).isEqualTo(image.get(SPACE, from));
        assertThat(memory.count(SPACE)).isEqualTo(image.count(SPACE));
      }
    }
  }

  @Test
  void a_kept_image_does_not_change() {
    var storage = new ImageStorage(Image.EMPTY);
    storage.write(List.of(new Change.Put(SPACE, new Key((byte) 1), number(1))));
    var kept = storage.image();
    storage.write(List.of(new Change.Put(SPACE, new Key((byte) 1), number(2))));

    storage.restore(kept);

    assertThat(storage.get(SPACE, new Key((byte) 1))).isEqualTo(number(1));
  }

  @Test
  void equal_entries_have_one_fingerprint() {
    var random = new Random(3);
    var there = new ImageStorage(Image.EMPTY);
    var back = new ArrayList<Change>();
    for (var i = 0; i < 20; i++) {
      there.write(List.of(new Change.Put(SPACE, new Key((byte) i), number(random.nextInt(9)))));
    }
    var before = there.image();
    for (var entry : before.entries(SPACE)) {
      there.write(List.of(new Change.Remove(SPACE, entry.key())));
      back.addFirst(new Change.Put(SPACE, entry.key(), entry.value()));
    }
    assertThat(there.image().fingerprint(SPACE)).isNotEqualTo(before.fingerprint(SPACE));

    there.write(back);

    assertThat(there.image().fingerprint(SPACE)).isEqualTo(before.fingerprint(SPACE));
  }

  @Test
  void a_folder_keeps_every_type(@TempDir Path folder) {
    var item =
        new Attributes.Editor()
            .put("text", new Value.Text("\u00e4\ud83d\ude00"))
            .put("long", new Value.Decimal(new BigDecimal("-12345678901234567890.123")))
            .put("short", new Value.Decimal(new BigDecimal("0.5")))
            .put("bytes", new Value.Binary("\u0000\u00ff"))
            .put("truth", new Value.Bool(true))
            .put("null", new Value.Null())
            .put("list", new Value.ListOf(List.of(new Value.Text("a"), new Value.Null())))
            .put("map", new Value.MapOf(number(3)))
            .put("set", Value.SetOf.of(Type.SS, List.of(new Value.Text("b"))))
            .done();
    try (var storage = MapStorage.in(folder, 1)) {
      storage.write(List.of(new Change.Put(SPACE, new Key((byte) 1), item)));
    }
    try (var storage = MapStorage.in(folder, 1)) {
      assertThat(storage.get(SPACE, new Key((byte) 1))).isEqualTo(item);
    }
  }

  @Test
  void an_unfinished_record_ends_the_journal(@TempDir Path folder) throws IOException {
    var journal = new Journal(folder);
    for (var i = 1; i <= 2; i++) {
      var changes = List.<Change>of(new Change.Put(SPACE, new Key((byte) i), number(i)));
      journal.append(
          changes, List.of(new Stored(number(i), Binary.bytes(number(i), new WriteBuffer()))));
    }
    var file = folder.resolve("journal-00000001.log");
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(Files.size(file) - 1);
    }

    try (var storage = MapStorage.in(folder, 1)) {
      assertThat(storage.get(SPACE, new Key((byte) 1))).isEqualTo(number(1));
      assertThat(storage.get(SPACE, new Key((byte) 2))).isNull();
    }
  }

  private static Change change(Random random) {
    return switch (random.nextInt(20)) {
      case 0 -> new Change.Drop(SPACE);
      case 1, 2, 3, 4 -> new Change.Remove(SPACE, key(random));
      default -> new Change.Put(SPACE, key(random), number(random.nextInt(100)));
    };
  }

  private static Key key(Random random) {
    var bytes = new byte[1 + random.nextInt(10)];
    for (var i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (random.nextBoolean() ? 0 : random.nextInt(256));
    }
    return new Key(bytes);
  }

  private static Attributes number(int number) {
    return Attributes.of("n", new Value.Decimal(BigDecimal.valueOf(number)));
  }

  private static <T> List<T> list(Iterator<T> iterator) {
    var list = new ArrayList<T>();
    iterator.forEachRemaining(list::add);
    return list;
  }
}
