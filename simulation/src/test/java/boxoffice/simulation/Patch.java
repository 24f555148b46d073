package boxoffice.simulation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The product with a change of its source, for what no change of a request can express.
 *
 * @param edits in the order in which they are applied
 */
record Patch(List<Edit> edits) {

  private static final Path SOURCES = Project.path("functions/src/main/java/boxoffice");
  private static final String SITE = ProductSite.class.getName();

  /**
   * Replaces a text of the source.
   *
   * @param type a class of the product, for example {@code seats/Seats}
   * @param text must occur in its source exactly once
   */
  record Edit(String type, String text, String replacement) {

    String applyTo(String source) {
      var at = source.indexOf(text);
      if (at < 0 || source.indexOf(text, at + 1) >= 0) {
        throw new IllegalStateException("does not occur exactly once in the source: " + text);
      }
      return source.replace(text, replacement);
    }
  }

  static Patch of(String type, String text, String replacement) {
    return new Patch(List.of(new Edit(type, text, replacement)));
  }

  Patch and(String type, String text, String replacement) {
    var all = new ArrayList<>(edits);
    all.add(new Edit(type, text, replacement));
    return new Patch(List.copyOf(all));
  }

  /** The product made from the changed source. */
  Site.Factory product() {
    var site = new Loader(compile()).site();
    return (client, services, clock, random, knownShards) ->
        open(site, client, services, clock, random, knownShards);
  }

  private static Site open(
      Constructor<?> site,
      DynamoDbClient client,
      Services services,
      InstantSource clock,
      RandomGenerator random,
      OptionalInt knownShards) {
    try {
      return (Site) site.newInstance(client, services, clock, random, knownShards);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<Source> sources() {
    var sources = new LinkedHashMap<String, String>();
    for (var edit : edits) {
      sources.compute(
          edit.type(), (type, edited) -> edit.applyTo(edited == null ? original(type) : edited));
    }
    return sources.entrySet().stream()
        .map(source -> new Source(source.getKey(), source.getValue()))
        .toList();
  }

  private static String original(String type) {
    try {
      return Files.readString(SOURCES.resolve(type + ".java"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The classes of the changed source, by name. */
  private Map<String, byte[]> compile() {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var messages = new StringWriter();
    try (var classes = new Classes(compiler.getStandardFileManager(null, null, null))) {
      var task =
          compiler.getTask(
              messages, classes, null, List.of("-proc:none", "-nowarn"), null, sources());
      if (!task.call()) {
        throw new IllegalStateException(messages.toString());
      }
      return classes.bytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Source extends SimpleJavaFileObject {

    private final String text;

    Source(String type, String text) {
      super(URI.create("string:///boxoffice/" + type + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  /** Keeps in memory what the compiler writes. */
  private static final class Classes extends ForwardingJavaFileManager<JavaFileManager> {

    private final Map<String, ByteArrayOutputStream> written = new HashMap<>();

    Classes(JavaFileManager manager) {
      super(manager);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
      return new SimpleJavaFileObject(URI.create("bytes:///" + name), kind) {
        @Override
        public OutputStream openOutputStream() {
          return written.computeIfAbsent(name, _ -> new ByteArrayOutputStream());
        }
      };
    }

    Map<String, byte[]> bytes() {
      var bytes = new HashMap<String, byte[]>();
      written.forEach((name, stream) -> bytes.put(name, stream.toByteArray()));
      return bytes;
    }
  }

  /**
   * Loads the product anew, with the changed classes. The simulation and the libraries are shared:
   * they know the product only through {@link Site}.
   */
  private static final class Loader extends ClassLoader {

    private final Map<String, byte[]> changed;

    Loader(Map<String, byte[]> changed) {
      super(Patch.class.getClassLoader());
      this.changed = changed;
    }

    Constructor<?> site() {
      try {
        return loadClass(SITE)
            .getConstructor(
                DynamoDbClient.class,
                Services.class,
                InstantSource.class,
                RandomGenerator.class,
                OptionalInt.class);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      synchronized (getClassLoadingLock(name)) {
        var loaded = findLoadedClass(name);
        if (loaded != null) {
          return loaded;
        }
        return isProduct(name) ? define(name) : super.loadClass(name, resolve);
      }
    }

    private static boolean isProduct(String name) {
      return name.startsWith("boxoffice.")
          && (!name.startsWith("boxoffice.simulation.")
              || name.startsWith(SITE)
              || name.startsWith(LambdaRecords.class.getName()));
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      var bytes = changed.containsKey(name) ? changed.get(name) : original(name);
      return defineClass(name, bytes, 0, bytes.length);
    }

    private byte[] original(String name) throws ClassNotFoundException {
      try (var stream = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
        if (stream == null) {
          throw new ClassNotFoundException(name);
        }
        return stream.readAllBytes();
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}
