package boxoffice.table.storage;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.table.value.Attributes;
import boxoffice.table.value.Value;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Images are values: kept, put back, compared. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ImageStorageTest {

  private static final String SPACE = "space";

  private final ImageStorage storage = new ImageStorage(Image.EMPTY);

  @Test
  void a_write_leaves_kept_images_alone() {
    put(1, "a");
    var kept = storage.image();
    put(1, "b");
    put(2, "c");
    assertThat(kept.entries(SPACE)).containsExactly(entry(1, "a"));
    assertThat(storage.image().entries(SPACE)).containsExactly(entry(1, "b"), entry(2, "c"));
  }

  @Test
  void a_storage_goes_on_from_an_image() {
    put(1, "a");
    var kept = storage.image();
    remove(1);
    storage.restore(kept);
    assertThat(storage.get(SPACE, key(1))).isEqualTo(text("a"));
  }

  @Test
  void equal_entries_make_equal_images() {
    put(1, "a");
    put(2, "b");
    var one = storage.image();
    storage.restore(Image.EMPTY);
    put(2, "c");
    put(3, "c");
    put(1, "a");
    put(2, "b");
    remove(3);
    assertThat(storage.image()).isEqualTo(one).hasSameHashCodeAs(one);
    assertThat(storage.image().fingerprint(SPACE)).isEqualTo(one.fingerprint(SPACE));
  }

  @Test
  void an_emptied_space_is_as_none() {
    put(1, "a");
    remove(1);
    assertThat(storage.image()).isEqualTo(Image.EMPTY);
  }

  @Test
  void other_keys_and_values_have_other_fingerprints() {
    put(1, "a");
    var one = storage.image();
    storage.restore(Image.EMPTY);
    put(2, "a");
    var otherKey = storage.image();
    put(1, "b");
    remove(2);
    assertThat(storage.image()).isNotEqualTo(one).isNotEqualTo(otherKey);
    assertThat(storage.image().fingerprint(SPACE))
        .isNotEqualTo(one.fingerprint(SPACE))
        .isNotEqualTo(otherKey.fingerprint(SPACE));
  }

  @Test
  void the_fingerprint_of_a_number_is_exact() {
    // As Java objects, they have one hash code.
    assertThat(number(31)).isNotEqualTo(number(1L << 32));
    assertThat(number(20)).isNotEqualTo(number(2));
  }

  @Test
  void differences_are_what_changed() {
    put(1, "same");
    put(2, "gone");
    put(4, "old");
    put(6, "last");
    var then = storage.image();
    put(1, "same");
    remove(2);
    put(3, "new");
    put(4, "other");
    remove(6);
    assertThat(storage.image().differences(then, SPACE))
        .containsExactly(
            new Difference(key(2), text("gone"), null),
            new Difference(key(3), null, text("new")),
            new Difference(key(4), text("old"), text("other")),
            new Difference(key(6), text("last"), null));
    assertThat(then.differences(then, SPACE)).isEmpty();
  }

  private void put(int key, String text) {
    storage.write(List.of(new Change.Put(SPACE, key(key), text(text))));
  }

  private void remove(int key) {
    storage.write(List.of(new Change.Remove(SPACE, key(key))));
  }

  private static Entry entry(int key, String text) {
    return new Entry(key(key), text(text));
  }

  private static Key key(int key) {
    return new Key((byte) key);
  }

  private static Attributes text(String text) {
    return Attributes.of("text", new Value.Text(text));
  }

  private static long number(long number) {
    return Attributes.of("number", new Value.Decimal(BigDecimal.valueOf(number))).fingerprint();
  }
}
