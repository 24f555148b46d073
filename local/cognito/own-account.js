"use strict";
// What users change of their own account, where cognito-local differs from Cognito: an address waits for
// its code, no two accounts get one address, and an authenticator counts once its code was right.

const { createRequire } = require("node:module");
const within = createRequire(require.resolve("cognito-local"));
const jwt = within("jsonwebtoken");
const errors = within("./errors");
const users = within("./services/userPoolService");
const { USER_POOL_AWS_DEFAULTS } = within("./services/cognitoService");
const { selectAppropriateDeliveryMethod } = within("./services/messageDelivery/deliveryMethod");
const totp = within("./services/totp");
const { Targets } = within("./targets/targets");

const AUTHENTICATOR = "SOFTWARE_TOKEN_MFA";

const userNamed = async (ctx, userPool, name) => {
  const user = await userPool.getUserByUsername(ctx, name);
  if (!user) {
    throw new errors.UserNotFoundError("User does not exist.");
  }
  return user;
};

const userOf = async (ctx, cognito, accessToken) => {
  const token = jwt.decode(accessToken);
  if (!token) {
    throw new errors.NotAuthorizedError("Invalid Access Token");
  }
  const userPool = await cognito.getUserPoolForClientId(ctx, token.client_id);
  return { userPool, user: await userNamed(ctx, userPool, token.sub) };
};

// Without case, as in the pool.
const refuseTaken = async (ctx, userPool, user, email) => {
  const others = (await userPool.listUsers(ctx)).filter((other) => other.Username !== user.Username);
  const taken = (other) =>
    users.attributeValue("email", other.Attributes)?.toLowerCase() === email.toLowerCase();
  if (others.some(taken)) {
    throw new errors.CognitoError("AliasExistsException", "An account with the email already exists.");
  }
};

const adminUpdateUserAttributes =
  ({ clock, cognito, otp, messages }) =>
  async (ctx, req) => {
    const userPool = await cognito.getUserPool(ctx, req.UserPoolId);
    const user = await userNamed(ctx, userPool, req.Username);
    const changes = users.validatePermittedAttributeChanges(
      req.UserAttributes,
      userPool.options.SchemaAttributes ?? USER_POOL_AWS_DEFAULTS.SchemaAttributes
    );
    const verified = users.attributesIncludeMatch("email_verified", "true", changes);
    const [immediate, held] = users.splitImmediateAndDelayedAttributes(
      changes,
      verified
        ? []
        : userPool.options.UserAttributeUpdateSettings?.AttributesRequireVerificationBeforeUpdate
    );
    const email = users.attributeValue("email", changes);
    if (email) {
      await refuseTaken(ctx, userPool, user, email);
    }
    const code = email && !verified ? otp() : user.AttributeVerificationCode;
    const changed = {
      ...user,
      Attributes: users.attributesAppend(user.Attributes, ...immediate),
      UserLastModifiedDate: clock.get(),
      UnverifiedAttributeChanges: held.length > 0 ? held : user.UnverifiedAttributeChanges,
      AttributeVerificationCode: code,
    };
    await userPool.saveUser(ctx, changed);
    if (email && !verified) {
      await messages.deliver(
        ctx,
        "UpdateUserAttribute",
        null,
        userPool.options.Id,
        changed,
        code,
        req.ClientMetadata,
        selectAppropriateDeliveryMethod(["email"], changed)
      );
    }
    return {};
  };

const verifyUserAttribute = (original) => (services) => {
  const verify = original(services);
  return async (ctx, req) => {
    const { userPool, user } = await userOf(ctx, services.cognito, req.AccessToken);
    const email = users.attributeValue("email", user.UnverifiedAttributeChanges);
    if (email && req.Code === user.AttributeVerificationCode) {
      await refuseTaken(ctx, userPool, user, email);
    }
    return verify(ctx, req);
  };
};

const associateSoftwareToken =
  ({ cognito }) =>
  async (ctx, req) => {
    const { userPool, user } = await userOf(ctx, cognito, req.AccessToken);
    const secret = totp.generateSecret();
    await userPool.saveUser(ctx, { ...user, NextSoftwareToken: secret });
    return { SecretCode: secret };
  };

const verifySoftwareToken =
  ({ cognito }) =>
  async (ctx, req) => {
    const { userPool, user } = await userOf(ctx, cognito, req.AccessToken);
    const secret = user.NextSoftwareToken ?? user.SoftwareTokenMfaConfiguration?.Secret;
    if (!secret || !totp.verify(secret, req.UserCode)) {
      throw new errors.CognitoError("EnableSoftwareTokenMFAException", "Code mismatch");
    }
    await userPool.saveUser(ctx, {
      ...user,
      NextSoftwareToken: undefined,
      SoftwareTokenMfaConfiguration: { Secret: secret, Verified: true },
    });
    return { Status: "SUCCESS" };
  };

const adminSetUserMFAPreference =
  ({ cognito }) =>
  async (ctx, req) => {
    const userPool = await cognito.getUserPool(ctx, req.UserPoolId);
    const user = await userNamed(ctx, userPool, req.Username);
    const { Enabled, PreferredMfa } = req.SoftwareTokenMfaSettings ?? {};
    if (Enabled && !user.SoftwareTokenMfaConfiguration?.Verified) {
      throw new errors.InvalidParameterError("User has not verified software token mfa");
    }
    await userPool.saveUser(ctx, {
      ...user,
      UserMFASettingList: Enabled ? [AUTHENTICATOR] : [],
      PreferredMfaSetting: Enabled && PreferredMfa ? AUTHENTICATOR : undefined,
    });
    return {};
  };

Object.assign(Targets, {
  AdminUpdateUserAttributes: adminUpdateUserAttributes,
  VerifyUserAttribute: verifyUserAttribute(Targets.VerifyUserAttribute),
  AssociateSoftwareToken: associateSoftwareToken,
  VerifySoftwareToken: verifySoftwareToken,
  AdminSetUserMFAPreference: adminSetUserMFAPreference,
});
