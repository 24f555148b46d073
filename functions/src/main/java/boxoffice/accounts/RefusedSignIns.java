package boxoffice.accounts;

import boxoffice.http.Answer;
import boxoffice.http.ProblemException;
import boxoffice.http.ProblemType;
import boxoffice.http.Request;
import boxoffice.http.Secret;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Leaves a trace of each refused password or code, so that an attack can be seen: which address it
 * is on and which network it comes from, each as a keyed hash. The functions that leave traces log
 * to a group that is kept for 30 days.
 */
public final class RefusedSignIns {

  private static final Logger LOG = LoggerFactory.getLogger(RefusedSignIns.class);

  private static final Set<ProblemType> REFUSALS =
      Set.of(
          ProblemType.WRONG_CODE,
          ProblemType.WRONG_CREDENTIALS,
          ProblemType.WRONG_PASSWORD,
          ProblemType.SECOND_FACTOR_NEEDED,
          ProblemType.TOO_MANY_REQUESTS);

  private final KeyedHash addresses;
  private final KeyedHash networks;

  /**
   * Traces by keyed hashes.
   *
   * @param secret the keys come from it
   */
  public RefusedSignIns(Secret secret) {
    this.addresses = new KeyedHash(secret, "address of a refused sign-in");
    this.networks = new KeyedHash(secret, "network of a refused sign-in");
  }

  /** Answers, and leaves a trace of a refusal. The log line names the user of a token. */
  public Answer traced(Request request, Supplier<Answer> answer) {
    return traced(request, null, answer);
  }

  /**
   * Answers, and leaves a trace of a refusal.
   *
   * @param email the address that the caller gave; null for none
   */
  Answer traced(Request request, @Nullable Secret email, Supplier<Answer> answer) {
    try {
      return answer.get();
    } catch (ProblemException e) {
      if (REFUSALS.contains(e.problem().type())) {
        note(request, email, e.problem().type());
      }
      throw e;
    }
  }

  private void note(Request request, @Nullable Secret email, ProblemType type) {
    var fields = new ArrayList<MDC.MDCCloseable>();
    fields.add(MDC.putCloseable("refused", type.uri()));
    Optional.ofNullable(email)
        .map(address -> addresses.of(address.value().toLowerCase(Locale.ROOT)))
        .ifPresent(hash -> fields.add(MDC.putCloseable("address", hash)));
    request
        .network()
        .ifPresent(network -> fields.add(MDC.putCloseable("network", networks.of(network))));
    request
        .networkOfViewer()
        .ifPresent(network -> fields.add(MDC.putCloseable("viewer", networks.of(network))));
    LOG.info("refused a sign-in");
    fields.forEach(MDC.MDCCloseable::close);
  }
}
