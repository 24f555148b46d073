package boxoffice.benchmarks;

import java.io.FileInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * TLS in front of the table engine, which speaks plain HTTP: a function on AWS meets TLS, and its
 * first handshake is a part of a cold start. The certificate is made for the run, and trusted
 * beside those that the JDK trusts.
 */
final class TlsFront {

  private static final String PASSWORD = "changeit";

  private final Path certificate;
  private final Path trustStore;
  private final ServerSocket server;

  private TlsFront(Path certificate, Path trustStore, ServerSocket server) {
    this.certificate = certificate;
    this.trustStore = trustStore;
    this.server = server;
  }

  /**
   * Listens on a free port of this machine, for as long as this process lives.
   *
   * @param behind where what comes in is sent, with its port
   * @param folder for the key and the certificate
   */
  static TlsFront before(URI behind, Path folder)
      throws IOException, InterruptedException, GeneralSecurityException {
    if (behind.getPort() < 0) {
      throw new IllegalArgumentException("%s has no port".formatted(behind));
    }
    Files.createDirectories(folder);
    var keys = folder.resolve("keys.p12");
    var certificate = folder.resolve("certificate.pem");
    var trustStore = folder.resolve("cacerts");
    Files.deleteIfExists(keys);
    var own = List.of("-alias", "front", "-keystore", keys.toString());
    keytool(own, "-genkeypair", "-keyalg", "EC", "-dname", "CN=front", "-ext", "SAN=ip:127.0.0.1");
    keytool(own, "-exportcert", "-rfc", "-file", certificate.toString());
    Files.copy(
        Path.of(System.getProperty("java.home"), "lib", "security", "cacerts"),
        trustStore,
        StandardCopyOption.REPLACE_EXISTING);
    keytool(
        List.of("-alias", "front", "-keystore", trustStore.toString()),
        "-importcert",
        "-noprompt",
        "-file",
        certificate.toString());
    var front = new TlsFront(certificate, trustStore, listen(keys));
    Thread.ofVirtual().start(() -> front.accept(behind));
    return front;
  }

  /** Where it listens. */
  URI address() {
    return URI.create("https://127.0.0.1:" + server.getLocalPort());
  }

  /** Its certificate, as PEM. */
  Path certificate() {
    return certificate;
  }

  /** What a JVM may trust: what the JDK trusts, and its certificate. */
  Path trustStore() {
    return trustStore;
  }

  private static void keytool(List<String> store, String... arguments)
      throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    Stream.of(Stream.of(arguments), store.stream(), Stream.of("-storepass", PASSWORD))
        .flatMap(part -> part)
        .forEach(command::add);
    var status = new ProcessBuilder(command).redirectErrorStream(true).start();
    var output = new String(status.getInputStream().readAllBytes());
    if (status.waitFor() != 0) {
      throw new IOException(output);
    }
  }

  private static ServerSocket listen(Path keys) throws IOException, GeneralSecurityException {
    var store = KeyStore.getInstance("PKCS12");
    try (var file = new FileInputStream(keys.toFile())) {
      store.load(file, PASSWORD.toCharArray());
    }
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(store, PASSWORD.toCharArray());
    var tls = SSLContext.getInstance("TLS");
    tls.init(managers.getKeyManagers(), null, null);
    return tls.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  private void accept(URI behind) {
    try {
      while (true) {
        var client = server.accept();
        var service = new Socket(behind.getHost(), behind.getPort());
        client.setTcpNoDelay(true);
        service.setTcpNoDelay(true);
        Thread.ofVirtual().start(() -> pass(client, service));
        Thread.ofVirtual().start(() -> pass(service, client));
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void pass(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException _) {
      // one side has gone, and so does the other
    }
  }
}
