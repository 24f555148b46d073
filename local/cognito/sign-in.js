"use strict";
// Registration, logins and sessions, where cognito-local differs from Cognito.

const { createHmac } = require("node:crypto");
const { createRequire } = require("node:module");
const within = createRequire(require.resolve("cognito-local"));
const errors = within("./errors");
const totp = within("./services/totp");
const { UserPoolServiceImpl, attributeValue } = within("./services/userPoolService");
const { Targets } = within("./targets/targets");

const SESSION_MILLIS = 180_000;
const SECOND_FACTOR = "SOFTWARE_TOKEN_MFA";

// The user and the end of each login that waits for a second factor.
const sessions = new Map();

const refused = (message) => new errors.NotAuthorizedError(message);
const invalid = (message) => new errors.InvalidParameterError(message);

// Addresses are compared without case, as the pool's CaseSensitive: false asks for.
const getUserByUsername = UserPoolServiceImpl.prototype.getUserByUsername;
UserPoolServiceImpl.prototype.getUserByUsername = async function (ctx, name) {
  const user = await getUserByUsername.call(this, ctx, name);
  const email = (other) => attributeValue("email", other.Attributes)?.toLowerCase();
  return user ?? (await this.listUsers(ctx)).find((other) => email(other) === name.toLowerCase()) ?? null;
};

const checkSecret = async ({ cognito }, ctx, { ClientId }, userName, hash) => {
  const { ClientSecret } = (await cognito.getAppClient(ctx, ClientId)) ?? {};
  const expected = ClientSecret && createHmac("sha256", ClientSecret).update(userName + ClientId).digest("base64");
  if (hash !== expected) {
    throw refused(`Unable to verify secret hash for client ${ClientId}`);
  }
};

const checkPassword = (userPool, password) => {
  if (password.length < userPool.options.Policies.PasswordPolicy.MinimumLength) {
    throw new errors.CognitoError(
      "InvalidPasswordException",
      "Password did not conform with policy: Password not long enough"
    );
  }
};

// A public operation that names its user, after the checks that cognito-local lacks.
const checked = (original, check) => (services) => async (ctx, req) => {
  await checkSecret(services, ctx, req, req.Username, req.SecretHash);
  const userPool = await services.cognito.getUserPoolForClientId(ctx, req.ClientId);
  check(req, userPool, await userPool.getUserByUsername(ctx, req.Username));
  return original(services)(ctx, req);
};

const resendConfirmationCode = ({ cognito, messages, otp }) => async (ctx, req) => {
  const userPool = await cognito.getUserPoolForClientId(ctx, req.ClientId);
  const user = await userPool.getUserByUsername(ctx, req.Username);
  const CodeDeliveryDetails = { AttributeName: "email", DeliveryMedium: "EMAIL", Destination: req.Username };
  if (user) {
    const code = otp();
    await userPool.saveUser(ctx, { ...user, ConfirmationCode: code });
    await messages.deliver(
      ctx,
      "ResendCode",
      req.ClientId,
      userPool.options.Id,
      user,
      code,
      req.ClientMetadata,
      CodeDeliveryDetails
    );
  }
  return { CodeDeliveryDetails };
};

const checkFlow = async ({ cognito }, ctx, { ClientId, AuthFlow }) => {
  const { ExplicitAuthFlows } = (await cognito.getAppClient(ctx, ClientId)) ?? {};
  if (!ExplicitAuthFlows?.includes(`ALLOW_${AuthFlow}`)) {
    throw invalid(`${AuthFlow} flow not enabled for this client`);
  }
};

const initiateAuth = (original) => (services) => async (ctx, req) => {
  await checkFlow(services, ctx, req);
  const userPool = await services.cognito.getUserPoolForClientId(ctx, req.ClientId);
  const { USERNAME, PASSWORD, REFRESH_TOKEN, SECRET_HASH } = req.AuthParameters;
  const renews = req.AuthFlow === "REFRESH_TOKEN_AUTH";
  const user = renews
    ? await userPool.getUserByRefreshToken(ctx, REFRESH_TOKEN)
    : await userPool.getUserByUsername(ctx, USERNAME);
  if (renews && !user) {
    throw refused("Refresh Token has been revoked");
  }
  await checkSecret(services, ctx, req, renews ? user.Username : USERNAME, SECRET_HASH);
  if (!renews && (!user || user.Password !== PASSWORD)) {
    throw refused("Incorrect username or password.");
  }
  if (!user.Enabled) {
    throw refused("User is disabled.");
  }
  const answer = await original(services)(ctx, {
    ...req,
    AuthFlow: renews ? "REFRESH_TOKEN_AUTH" : "USER_PASSWORD_AUTH",
  });
  if (answer.Session) {
    sessions.set(answer.Session, { userName: user.Username, ends: Date.now() + SESSION_MILLIS });
  }
  return answer;
};

const respondToAuthChallenge = (services) => async (ctx, req) => {
  const { USERNAME, SECRET_HASH, SOFTWARE_TOKEN_MFA_CODE } = req.ChallengeResponses;
  await checkSecret(services, ctx, req, USERNAME, SECRET_HASH);
  const session = sessions.get(req.Session);
  if (session?.userName !== USERNAME || session.ends < Date.now() || req.ChallengeName !== SECOND_FACTOR) {
    throw refused("Invalid session for the user.");
  }
  const userPool = await services.cognito.getUserPoolForClientId(ctx, req.ClientId);
  const user = await userPool.getUserByUsername(ctx, USERNAME);
  if (!user?.Enabled) {
    throw refused("User is disabled.");
  }
  if (!totp.verify(user.SoftwareTokenMfaConfiguration?.Secret, SOFTWARE_TOKEN_MFA_CODE)) {
    throw new errors.CodeMismatchError();
  }
  sessions.delete(req.Session);
  const AuthenticationResult = await services.tokenGenerator.generate(
    ctx,
    user,
    await userPool.listUserGroupMembership(ctx, user),
    await services.cognito.getAppClient(ctx, req.ClientId),
    req.ClientMetadata,
    "Authentication"
  );
  await userPool.storeRefreshToken(ctx, AuthenticationResult.RefreshToken, user);
  return { ChallengeParameters: {}, AuthenticationResult };
};

const adminUserGlobalSignOut = ({ cognito }) => async (ctx, req) => {
  const userPool = await cognito.getUserPool(ctx, req.UserPoolId);
  const user = await userPool.getUserByUsername(ctx, req.Username);
  if (!user) {
    throw new errors.UserNotFoundError("User does not exist.");
  }
  await userPool.saveUser(ctx, { ...user, RefreshTokens: [] });
  return {};
};

const adminSetUserPassword = (original) => (services) => async (ctx, req) => {
  checkPassword(await services.cognito.getUserPool(ctx, req.UserPoolId), req.Password);
  return original(services)(ctx, req);
};

const revokeToken = (original) => (services) => async (ctx, req) => {
  const { ClientSecret } = (await services.cognito.getAppClient(ctx, req.ClientId)) ?? {};
  if (ClientSecret !== req.ClientSecret) {
    throw refused("Invalid client secret");
  }
  return original(services)(ctx, req);
};

const isNew = (user) => user?.UserStatus === "UNCONFIRMED";

Object.assign(Targets, {
  SignUp: checked(Targets.SignUp, ({ Password }, userPool) => checkPassword(userPool, Password)),
  ConfirmSignUp: checked(Targets.ConfirmSignUp, (req, userPool, user) => {
    if (user && !isNew(user)) {
      throw refused("User cannot be confirmed. Current status is CONFIRMED");
    }
  }),
  ResendConfirmationCode: checked(resendConfirmationCode, (req, userPool, user) => {
    if (user && !isNew(user)) {
      throw invalid("User is already confirmed.");
    }
  }),
  ForgotPassword: checked(Targets.ForgotPassword, (req, userPool, user) => {
    if (isNew(user)) {
      throw invalid("Cannot reset password for the user as there is no registered/verified email");
    }
  }),
  ConfirmForgotPassword: checked(Targets.ConfirmForgotPassword, ({ Password }, userPool, user) => {
    if (isNew(user)) {
      throw new errors.ExpiredCodeError();
    }
    checkPassword(userPool, Password);
  }),
  InitiateAuth: initiateAuth(Targets.InitiateAuth),
  AdminInitiateAuth: initiateAuth(Targets.InitiateAuth),
  RespondToAuthChallenge: respondToAuthChallenge,
  AdminRespondToAuthChallenge: respondToAuthChallenge,
  AdminUserGlobalSignOut: adminUserGlobalSignOut,
  AdminSetUserPassword: adminSetUserPassword(Targets.AdminSetUserPassword),
  RevokeToken: revokeToken(Targets.RevokeToken),
});
