package boxoffice.local.gateway;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keeps answers as CloudFront does: for as long as {@code s-maxage} says, with the origin's date
 * and an {@code Age}. Requests for one key that come together make one request to the origin. An
 * old answer with an entity tag is validated. No error of the origin is kept.
 */
final class EdgeCache {

  /** How many answers are kept; the one that nobody asked for longest goes. */
  static final int MOST = 256;

  private static final Pattern LIFETIME = Pattern.compile("\\bs-maxage=([0-9]{1,9})\\b");

  private final Site origin;
  private final InstantSource clock;
  private final Map<String, Kept> kept = new LinkedHashMap<>(MOST, 0.75f, true);
  private final Map<String, CompletableFuture<Reply>> asked = new HashMap<>();

  EdgeCache(Site origin, InstantSource clock) {
    this.origin = origin;
    this.clock = clock;
  }

  private record Kept(Reply reply, Instant since, Duration lifetime) {

    boolean isFresh(Instant now) {
      return now.isBefore(since.plus(lifetime));
    }

    Reply aged(Instant now) {
      return reply.with("Age", String.valueOf(Duration.between(since, now).toSeconds()));
    }
  }

  /**
   * The answer to a key, from here or from the origin.
   *
   * @param request what the origin gets; nothing in it may be of one person
   */
  Reply answer(String key, Request request) throws InterruptedException {
    Kept old;
    CompletableFuture<Reply> first;
    var mine = new CompletableFuture<Reply>();
    synchronized (this) {
      old = kept.get(key);
      var now = clock.instant();
      if (old != null && old.isFresh(now)) {
        return old.aged(now);
      }
      first = asked.putIfAbsent(key, mine);
    }
    return first == null ? ask(key, request, old, mine) : await(first);
  }

  /** How many wait for what another request asked the origin. */
  synchronized int waiting(String key) {
    return asked.containsKey(key) ? asked.get(key).getNumberOfDependents() : 0;
  }

  private Reply ask(
      String key, Request request, @Nullable Kept old, CompletableFuture<Reply> asking)
      throws InterruptedException {
    try {
      var reply = fetch(request, old);
      keep(key, reply);
      asking.complete(reply);
      return reply;
    } catch (RuntimeException | InterruptedException e) {
      asking.completeExceptionally(e);
      throw e;
    } finally {
      synchronized (this) {
        asked.remove(key);
      }
    }
  }

  private Reply fetch(Request request, @Nullable Kept old) throws InterruptedException {
    if (old == null || old.reply().header("ETag") == null) {
      return origin.answer(request);
    }
    var tag = String.valueOf(old.reply().header("ETag"));
    var reply = origin.answer(request.with("If-None-Match", tag));
    return reply.status() == 304 ? old.reply().renewedBy(reply) : reply;
  }

  private void keep(String key, Reply reply) {
    var lifetime = lifetime(reply);
    synchronized (this) {
      if (lifetime.isEmpty()) {
        kept.remove(key);
        return;
      }
      kept.put(key, new Kept(reply, clock.instant(), lifetime.get()));
      if (kept.size() > MOST) {
        kept.remove(kept.keySet().iterator().next());
      }
    }
  }

  private static Optional<Duration> lifetime(Reply reply) {
    var control = reply.header("Cache-Control");
    if (control == null || reply.status() >= 500 || control.contains("no-store")) {
      return Optional.empty();
    }
    var found = LIFETIME.matcher(control);
    return found.find()
        ? Optional.of(Duration.ofSeconds(Long.parseLong(found.group(1))))
        : Optional.empty();
  }

  private static Reply await(CompletableFuture<Reply> first) throws InterruptedException {
    try {
      var reply = first.get();
      return lifetime(reply).isPresent() ? reply.with("Age", "0") : reply;
    } catch (ExecutionException e) {
      throw new CompletionException(e.getCause());
    }
  }

  /** What a browser gets that has an answer already, if it has the same. */
  static Reply forViewer(Request request, Reply reply) {
    var tag = reply.header("ETag");
    var has = request.header("If-None-Match");
    return reply.status() == 200
            && tag != null
            && has != null
            && Arrays.stream(has.split(","))
                .map(String::strip)
                .anyMatch(one -> one.equals("*") || weak(one).equals(weak(tag)))
        ? new Reply(304, reply.headers(), new byte[0])
        : reply;
  }

  private static String weak(String tag) {
    return tag.replaceFirst("^W/", "");
  }
}
