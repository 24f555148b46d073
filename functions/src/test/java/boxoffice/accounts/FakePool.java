package boxoffice.accounts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminDeleteUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminDeleteUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminDisableUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminDisableUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminEnableUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminEnableUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminInitiateAuthRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminInitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminUserGlobalSignOutRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminUserGlobalSignOutResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InternalErrorException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUsersRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUsersResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserType;

/** A user pool that remembers, in place of Cognito, for what happens over several operations. */
public final class FakePool implements CognitoIdentityProviderClient {

  public static final String ID = "the-user-pool";

  /** The password of every user. */
  public static final String PASSWORD = "correct-horse-7";

  /** A user of the pool. */
  public record User(
      String userId,
      String email,
      boolean isConfirmed,
      boolean isEnabled,
      int sessions,
      Instant createdAt) {

    User enabled(boolean enabled) {
      return new User(userId, email, isConfirmed, enabled, sessions, createdAt);
    }

    User confirmed() {
      return new User(userId, email, true, isEnabled, sessions, createdAt);
    }

    User withoutSessions() {
      return new User(userId, email, isConfirmed, isEnabled, 0, createdAt);
    }

    User withOneSessionMore() {
      return new User(userId, email, isConfirmed, isEnabled, sessions + 1, createdAt);
    }
  }

  private final Map<String, User> users = new TreeMap<>();
  private final List<String> operations = new ArrayList<>();
  private Runnable beforeNext = () -> {};
  private String before = "";
  private String failing = "";
  private String language = "de";
  private int left = Integer.MAX_VALUE;
  private boolean lastArrives;

  /** Ends the caller of an operation where nothing can catch it. */
  public static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  public Accounts accounts() {
    return new Accounts(this, ID);
  }

  public PasswordCheck passwords() {
    return new PasswordCheck(new Sessions(this, ID, StubCognito.SIGN_IN));
  }

  /** Adds a user with an open session. */
  public void add(String userId, String email, boolean confirmed, Instant createdAt) {
    users.put(userId, new User(userId, email, confirmed, true, 1, createdAt));
  }

  /** Has every user choose a language. */
  public void speak(String chosen) {
    language = chosen;
  }

  public Optional<User> find(String userId) {
    return Optional.ofNullable(users.get(userId));
  }

  /** Somebody types the code that was sent, if Cognito takes it: not from a disabled user. */
  public void confirm(String userId) {
    users.computeIfPresent(userId, (_, user) -> user.isEnabled() ? user.confirmed() : user);
  }

  public void disable(String userId) {
    users.computeIfPresent(userId, (_, user) -> user.enabled(false));
  }

  public List<String> operations() {
    return List.copyOf(operations);
  }

  /** Does something right before the next operation of this name. */
  public void before(String operation, Runnable action) {
    before = operation;
    beforeNext = action;
  }

  /** Answers an operation with an error of the server until {@link #serve}. */
  public void fail(String operation) {
    failing = operation;
  }

  public void serve() {
    failing = "";
  }

  /** Kills the caller of an operation, and every later one until {@link #revive}. */
  public void kill(int after, boolean takesEffect) {
    left = after;
    lastArrives = takesEffect;
  }

  public void revive() {
    left = Integer.MAX_VALUE;
  }

  @Override
  public AdminGetUserResponse adminGetUser(AdminGetUserRequest request) {
    return carryOut(
        "AdminGetUser",
        () -> {
          var user = user(request.username());
          return AdminGetUserResponse.builder()
              .username(user.userId())
              .enabled(user.isEnabled())
              .userStatus(status(user))
              .userCreateDate(user.createdAt())
              .userAttributes(attributes(user))
              .build();
        });
  }

  @Override
  public AdminInitiateAuthResponse adminInitiateAuth(AdminInitiateAuthRequest request) {
    return carryOut(
        "AdminInitiateAuth",
        () -> {
          var user = user(request.authParameters().get("USERNAME"));
          if (!user.isEnabled() || !PASSWORD.equals(request.authParameters().get("PASSWORD"))) {
            throw refused(NotAuthorizedException.builder(), "NotAuthorizedException");
          }
          users.put(user.userId(), user.withOneSessionMore());
          return AdminInitiateAuthResponse.builder()
              .authenticationResult(
                  tokens ->
                      tokens
                          .accessToken(StubCognito.accessToken(user.userId()))
                          .refreshToken("a-refresh-token"))
              .build();
        });
  }

  @Override
  public AdminDisableUserResponse adminDisableUser(AdminDisableUserRequest request) {
    return change(
        "AdminDisableUser",
        request.username(),
        user -> user.enabled(false),
        AdminDisableUserResponse.builder().build());
  }

  @Override
  public AdminEnableUserResponse adminEnableUser(AdminEnableUserRequest request) {
    return change(
        "AdminEnableUser",
        request.username(),
        user -> user.enabled(true),
        AdminEnableUserResponse.builder().build());
  }

  @Override
  public AdminUserGlobalSignOutResponse adminUserGlobalSignOut(
      AdminUserGlobalSignOutRequest request) {
    return change(
        "AdminUserGlobalSignOut",
        request.username(),
        User::withoutSessions,
        AdminUserGlobalSignOutResponse.builder().build());
  }

  @Override
  public AdminDeleteUserResponse adminDeleteUser(AdminDeleteUserRequest request) {
    return carryOut(
        "AdminDeleteUser",
        () -> {
          users.remove(user(request.username()).userId());
          return AdminDeleteUserResponse.builder().build();
        });
  }

  /** Pages of one user each. */
  @Override
  public ListUsersResponse listUsers(ListUsersRequest request) {
    if (!"cognito:user_status = \"UNCONFIRMED\"".equals(request.filter())) {
      throw new AssertionError(request.filter());
    }
    return carryOut(
        "ListUsers",
        () -> {
          var after = Objects.requireNonNullElse(request.paginationToken(), "");
          var found =
              users.values().stream()
                  .filter(user -> !user.isConfirmed() && user.userId().compareTo(after) > 0)
                  .toList();
          return ListUsersResponse.builder()
              .users(found.stream().limit(1).map(this::listed).toList())
              .paginationToken(found.size() > 1 ? found.getFirst().userId() : null)
              .build();
        });
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}

  private <T> T change(String operation, String userId, UnaryOperator<User> change, T answer) {
    return carryOut(
        operation,
        () -> {
          users.put(userId, change.apply(user(userId)));
          return answer;
        });
  }

  private <T> T carryOut(String operation, Supplier<T> work) {
    operations.add(operation);
    if (left < (lastArrives ? 0 : 1)) {
      throw new Killed();
    }
    left--;
    if (operation.equals(before)) {
      before = "";
      beforeNext.run();
    }
    if (operation.equals(failing)) {
      throw InternalErrorException.builder()
          .statusCode(500)
          .awsErrorDetails(AwsErrorDetails.builder().errorCode("InternalErrorException").build())
          .build();
    }
    var answer = work.get();
    if (left < 0) {
      throw new Killed();
    }
    return answer;
  }

  private User user(String userId) {
    return find(userId)
        .orElseThrow(() -> refused(UserNotFoundException.builder(), "UserNotFoundException"));
  }

  private static AwsServiceException refused(AwsServiceException.Builder error, String code) {
    return error
        .statusCode(400)
        .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).errorMessage("no").build())
        .build();
  }

  private UserType listed(User user) {
    return UserType.builder()
        .username(user.userId())
        .enabled(user.isEnabled())
        .userStatus(status(user))
        .userCreateDate(user.createdAt())
        .attributes(attributes(user))
        .build();
  }

  private static UserStatusType status(User user) {
    return user.isConfirmed() ? UserStatusType.CONFIRMED : UserStatusType.UNCONFIRMED;
  }

  private List<AttributeType> attributes(User user) {
    Function<String, AttributeType.Builder> named = name -> AttributeType.builder().name(name);
    return List.of(
        named.apply("sub").value(user.userId()).build(),
        named.apply("email").value(user.email()).build(),
        named.apply("name").value("Ada Lovelace").build(),
        named.apply("locale").value(language).build());
  }
}
