package boxoffice.infra;

import static boxoffice.infra.Synthesis.properties;
import static boxoffice.infra.Synthesis.templateWithPage;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What CloudFront's function writes, run by Node as it is deployed. */
class ViewerTest {

  private static final String RUN =
      """
      const request = { headers: { '%1$s': { value: 'forged', multiValue: [{ value: 'forged' }] } } };
      const written = handler({ viewer: { ip: process.argv[1] }, request }).headers['%1$s'];
      process.stdout.write(JSON.stringify(written));
      """
          .formatted(Page.VIEWER);

  private static String code;

  @BeforeAll
  static void read_what_is_deployed() {
    var function =
        properties(templateWithPage(Stage.PROD), "AWS::CloudFront::Function").stream()
            .filter(one -> one.path("FunctionCode").asText().contains("as it is; network.js"))
            .findFirst()
            .orElseThrow();
    assertThat(function.at("/FunctionConfig/Runtime").asText()).isEqualTo("cloudfront-js-2.0");
    code = function.path("FunctionCode").asText();
  }

  @ParameterizedTest
  @CsvSource({
    // Version 4: the whole address.
    "192.0.2.7, 192.0.2.7",
    "255.255.255.255, 255.255.255.255",
    // Version 6: 64 bits, in one spelling.
    "2001:db8:1:2:3:4:5:6, 2001:db8:1:2::",
    "2001:db8:1:2:ffff:ffff:ffff:ffff, 2001:db8:1:2::",
    "2001:0DB8:0001:0002:0000:0000:0000:0009, 2001:db8:1:2::",
    "2001:db8:1:2::, 2001:db8:1:2::",
    "2001:db8:1:3::1, 2001:db8:1:3::",
    // Where zeros are left out in front of, within and behind the 64 bits.
    "::1, 0:0:0:0::",
    "::, 0:0:0:0::",
    "2001:db8::1, 2001:db8:0:0::",
    "2001:db8::2:3:4:5:6, 2001:db8:0:2::",
    "::2:3:4:5:6:7:8, 0:2:3:4::",
    "2001:db8:1:2:3::, 2001:db8:1:2::",
    "2001:db8:0:0:1::, 2001:db8:0:0::",
    // Version 4 in the form of version 6.
    "::ffff:192.0.2.7, 192.0.2.7",
    "::FFFF:c000:0207, 192.0.2.7",
    "0:0:0:0:0:ffff:192.0.2.7, 192.0.2.7",
    // Not that form.
    "64:ff9b::192.0.2.7, 64:ff9b:0:0::",
    "::1:ffff:192.0.2.7, 0:0:0:0::"
  })
  void a_network_is_32_bits_or_64(String address, String network)
      throws IOException, InterruptedException {
    assertThat(written(address)).isEqualTo("{\"value\":\"%s\"}".formatted(network));
    // The functions read it so, to trace refused sign-ins.
    assertThat(InetAddress.ofLiteral(network).getHostAddress()).isNotEmpty();
  }

  private static String written(String address) throws IOException, InterruptedException {
    var node =
        new ProcessBuilder("node", "-e", code + RUN, address).redirectErrorStream(true).start();
    var written = new String(node.getInputStream().readAllBytes(), UTF_8);
    assertThat(node.waitFor()).as(written).isZero();
    return written;
  }
}
