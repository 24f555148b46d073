package boxoffice.simulation;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * DynamoDB Local in this process, which is quicker than HTTP. Its libraries are loaded apart from
 * those of the tests; only the SDK is shared, because both use its types. Each schedule gets a new
 * one, because it remembers request tokens even when its table is emptied.
 */
final class EmbeddedDynamoDb implements AutoCloseable {

  private static final String EMBEDDED =
      "software.amazon.dynamodb.services.local.embedded.DynamoDBEmbedded";
  private static final String LOCAL =
      "software.amazon.dynamodb.services.local.shared.access.AmazonDynamoDBLocal";

  private final Object local = call(Libraries.CREATE, null, /* without telemetry */ true);

  DynamoDbClient client() {
    return (DynamoDbClient) call(Libraries.CLIENT, local);
  }

  @Override
  public void close() {
    call(Libraries.SHUT_DOWN, local);
  }

  /** Its logging finds its classes through the thread's class loader. */
  private static Object call(Method method, Object target, Object... arguments) {
    var thread = Thread.currentThread();
    var loader = thread.getContextClassLoader();
    thread.setContextClassLoader(method.getDeclaringClass().getClassLoader());
    try {
      return method.invoke(target, arguments);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    } finally {
      thread.setContextClassLoader(loader);
    }
  }

  private static final class Libraries {
    static final Method CREATE;
    static final Method CLIENT;
    static final Method SHUT_DOWN;

    static {
      try {
        var loader = new URLClassLoader(jars(), new SharedSdk());
        CREATE = loader.loadClass(EMBEDDED).getMethod("create", Boolean.class);
        CLIENT = loader.loadClass(LOCAL).getMethod("dynamoDbClient");
        SHUT_DOWN = loader.loadClass(LOCAL).getMethod("shutdownNow");
      } catch (ReflectiveOperationException e) {
        throw new ExceptionInInitializerError(e);
      }
    }

    private static URL[] jars() {
      var lib = Project.path("local/dynamodb/target/lib");
      var urls = new ArrayList<URL>();
      try (var jars = Files.newDirectoryStream(lib, "*.jar")) {
        for (var jar : jars) {
          urls.add(url(jar));
        }
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
      return urls.toArray(URL[]::new);
    }

    private static URL url(Path jar) throws MalformedURLException {
      return jar.toUri().toURL();
    }
  }

  /** Shares the SDK of the tests, and nothing else of theirs. */
  private static final class SharedSdk extends ClassLoader {

    SharedSdk() {
      super(ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (name.startsWith("software.amazon.awssdk.")) {
        return EmbeddedDynamoDb.class.getClassLoader().loadClass(name);
      }
      throw new ClassNotFoundException(name);
    }
  }
}
