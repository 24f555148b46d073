package boxoffice.infra;

import static boxoffice.infra.Statements.any;
import static boxoffice.infra.Statements.headerIs;

import java.util.List;
import software.amazon.awscdk.services.wafv2.CfnWebACL;
import software.amazon.awscdk.services.wafv2.CfnWebACL.AllowActionProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.BlockActionProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.DefaultActionProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.RuleActionProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.RuleProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACLAssociation;
import software.constructs.Construct;

/**
 * Shuts Cognito's own API to everybody who holds an access token: without it they could change an
 * address or a password, or delete an account, past the rules of Box Office.
 *
 * <p>It lets through only the operations that the functions call without a signature, so new ones
 * of Cognito are shut too. What the functions sign, above all the operations for administrators,
 * never comes here: WAF inspects <a
 * href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-waf.html">only requests
 * that use no AWS credentials</a>.
 */
public final class UserPoolFirewall extends Construct {

  /**
   * Each of them needs more than an access token: the secret of an app client, or a code; except
   * AssociateSoftwareToken, which changes nothing until a code of the new secret is verified, and
   * then nothing until a function turns the second factor on.
   */
  static final List<String> OPEN =
      List.of(
          "SignUp",
          "ConfirmSignUp",
          "ResendConfirmationCode",
          "ForgotPassword",
          "ConfirmForgotPassword",
          "RevokeToken",
          "VerifyUserAttribute",
          "AssociateSoftwareToken",
          "VerifySoftwareToken");

  static final String METRIC = "UserPool";

  private static final String SERVICE = "AWSCognitoIdentityProviderService.";

  public UserPoolFirewall(Construct scope, String id, Backend backend) {
    super(scope, id);
    var acl =
        CfnWebACL.Builder.create(this, "Acl")
            .scope("REGIONAL")
            .defaultAction(
                DefaultActionProperty.builder()
                    .block(BlockActionProperty.builder().build())
                    .build())
            .rules(List.of(ourOperations()))
            .visibilityConfig(Firewall.visibility(METRIC))
            .build();
    CfnWebACLAssociation.Builder.create(this, "BeforeTheUserPool")
        .webAclArn(acl.getAttrArn())
        .resourceArn(backend.userPool().getAttrArn())
        .build();
  }

  private static RuleProperty ourOperations() {
    return RuleProperty.builder()
        .priority(0)
        .name("OurOperations")
        .statement(
            any(
                OPEN.stream()
                    .map(operation -> headerIs("x-amz-target", SERVICE + operation))
                    .toList()))
        .action(RuleActionProperty.builder().allow(AllowActionProperty.builder().build()).build())
        .visibilityConfig(Firewall.visibility("OurOperations"))
        .build();
  }
}
