package boxoffice.infra;

import static boxoffice.infra.Synthesis.template;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.auth.scheme.CognitoIdentityProviderAuthSchemeProvider;

/** What passes the firewall before the user pool, of all the operations that AWS's client knows. */
class UserPoolFirewallTest {

  private static final String SERVICE = "AWSCognitoIdentityProviderService.";
  private static final Path SOURCES = Path.of("../functions/src/main/java");
  private static final Pattern CALL = Pattern.compile("\\bcognito\\s*\\.(\\w+)\\(");

  @ParameterizedTest
  @EnumSource
  void only_listed_operations_pass(Stage stage) {
    var acl = acl(stage);
    assertThat(acl.path("Scope").asText()).isEqualTo("REGIONAL");
    assertThat(acl.path("DefaultAction").has("Block")).isTrue();
    assertThat(acl.path("Rules")).hasSize(1);
    assertThat(acl.at("/Rules/0/Action").has("Allow")).isTrue();
    var statements = acl.at("/Rules/0/Statement/OrStatement/Statements");
    assertThat(statements)
        .allSatisfy(
            statement -> {
              var match = statement.path("ByteMatchStatement");
              assertThat(match.at("/FieldToMatch/SingleHeader/Name").asText())
                  .isEqualTo("x-amz-target");
              assertThat(match.path("PositionalConstraint").asText()).isEqualTo("EXACTLY");
              assertThat(match.at("/TextTransformations/0/Type").asText()).isEqualTo("NONE");
            });
    assertThat(statements.valueStream().map(UserPoolFirewallTest::searched))
        .containsExactlyElementsOf(
            UserPoolFirewall.OPEN.stream().map(operation -> SERVICE + operation).toList());
  }

  @ParameterizedTest
  @EnumSource
  void it_stands_before_the_user_pool(Stage stage) {
    template(stage)
        .hasResourceProperties(
            "AWS::WAFv2::WebACLAssociation",
            Map.of("ResourceArn", Map.of("Fn::GetAtt", new String[] {"UserPool", "Arn"})));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ChangePassword",
        "CompleteWebAuthnRegistration",
        "ConfirmDevice",
        "DeleteUser",
        "DeleteUserAttributes",
        "DeleteWebAuthnCredential",
        "ForgetDevice",
        "GetDevice",
        "GetTokensFromRefreshToken",
        "GetUser",
        "GetUserAttributeVerificationCode",
        "GetUserAuthFactors",
        "GlobalSignOut",
        "InitiateAuth",
        "ListDevices",
        "ListWebAuthnCredentials",
        "RespondToAuthChallenge",
        "SetUserMFAPreference",
        "SetUserSettings",
        "StartWebAuthnRegistration",
        "UpdateAuthEventFeedback",
        "UpdateDeviceStatus",
        "UpdateUserAttributes"
      })
  void self_service_is_shut(String operation) {
    assertThat(withoutSignature()).as("operations that WAF inspects").contains(operation);
    assertThat(UserPoolFirewall.OPEN).doesNotContain(operation);
  }

  @Test
  void what_the_functions_call_unsigned_passes() throws IOException {
    var open = withoutSignature();
    try (var files = Files.walk(SOURCES)) {
      var called =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .flatMap(UserPoolFirewallTest::calls)
              .filter(open::contains)
              .collect(Collectors.toCollection(TreeSet::new));
      assertThat(called).containsExactlyInAnyOrderElementsOf(UserPoolFirewall.OPEN);
    }
    System.out.println(
        "Shut by the firewall before the user pool: "
            + open.stream()
                .filter(operation -> !UserPoolFirewall.OPEN.contains(operation))
                .collect(joining(", ")));
  }

  private static JsonNode acl(Stage stage) {
    return WebAcl.of(template(stage), UserPoolFirewall.METRIC).json();
  }

  private static String searched(JsonNode statement) {
    return statement.at("/ByteMatchStatement/SearchString").asText();
  }

  private static Stream<String> calls(Path file) {
    try {
      return CALL.matcher(Files.readString(file)).results().map(call -> inCapitals(call.group(1)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The operations that AWS's client does not sign. */
  private static Set<String> withoutSignature() {
    return Stream.of(CognitoIdentityProviderClient.class.getMethods())
        .map(method -> inCapitals(method.getName()))
        .filter(UserPoolFirewallTest::isUnsigned)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean isUnsigned(String operation) {
    return CognitoIdentityProviderAuthSchemeProvider.defaultProvider()
        .resolveAuthScheme(p -> p.operation(operation).region(Region.EU_CENTRAL_1))
        .getFirst()
        .schemeId()
        .equals("smithy.api#noAuth");
  }

  private static String inCapitals(String method) {
    return Character.toUpperCase(method.charAt(0)) + method.substring(1);
  }
}
