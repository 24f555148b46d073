package boxoffice.local.messages;

import boxoffice.local.template.Template;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The queues of a template. */
public final class Queues implements AutoCloseable {

  private final Map<String, Queue> byName = new LinkedHashMap<>();
  private final Map<String, String> urls = new LinkedHashMap<>();
  private final MessageStore store;

  private Queues(MessageStore store) {
    this.store = store;
  }

  /**
   * Makes the queues of a template.
   *
   * @param folder keeps their messages; absent: they are gone with the process
   * @throws IllegalArgumentException if dead letters go to no queue of the template, or to one of
   *     another kind
   */
  public static Queues open(Template template, Optional<Path> folder, InstantSource clock)
      throws IOException {
    var queues = new Queues(MessageStore.open(folder));
    for (var id : template.resources(Template.QUEUE)) {
      var name = template.name(id);
      queues.urls.put(name, template.attribute(id, "QueueUrl"));
      queues.byName.put(
          name,
          new Queue(
              name,
              template.attribute(id, "Arn"),
              QueueSettings.of(template.properties(id)),
              queues.store.of(name),
              queues.store::keep,
              clock));
    }
    queues.byName.values().forEach(queues::connect);
    return queues;
  }

  private void connect(Queue queue) {
    var target = queue.settings().deadLetters();
    if (!target.isEmpty()) {
      queue.failTo(
          deadLetters(queue, target)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "The dead letters of %s go to %s, which is no queue of its kind."
                              .formatted(queue.name(), target))));
    }
  }

  private Optional<Queue> deadLetters(Queue queue, String target) {
    return find(target).filter(found -> found.isFifo() == queue.isFifo());
  }

  /**
   * Changes how a queue behaves, until the process ends.
   *
   * @param attributes as SetQueueAttributes takes them
   * @throws Refused if one of them cannot be changed here, or has no such value
   */
  public void change(Queue queue, JsonNode attributes) {
    var changed = queue.settings().with(attributes);
    var target = changed.deadLetters();
    if (!target.isEmpty()) {
      queue.failTo(
          deadLetters(queue, target)
              .orElseThrow(
                  () ->
                      Refused.invalidValue("The dead letters cannot go to %s.".formatted(target))));
    }
    queue.set(changed);
  }

  /** The queue with an ARN. */
  public Optional<Queue> find(String arn) {
    return byName.values().stream().filter(queue -> queue.arn().equals(arn)).findFirst();
  }

  /**
   * The queue with a URL. Its last part counts: programs reach the service by more than one name.
   *
   * @throws Refused if there is none
   */
  public Queue at(String url) {
    return named(url.substring(url.lastIndexOf('/') + 1));
  }

  /**
   * The queue with a name.
   *
   * @throws Refused if there is none
   */
  public Queue named(String name) {
    var queue = byName.get(name);
    if (queue == null) {
      throw Refused.unknownQueue();
    }
    return queue;
  }

  public String url(Queue queue) {
    return urls.getOrDefault(queue.name(), queue.name());
  }

  public Collection<Queue> all() {
    return byName.values();
  }

  /**
   * Moves dead letters back, or to another queue. Those in flight stay, and those that came from no
   * queue if no other is named.
   *
   * @param destination the ARN of the other queue; empty: each goes back to where it came from
   * @return how many moved
   * @throws Refused if the source has no dead letters, or there is no such queue
   */
  public int redrive(String source, String destination) {
    var from = find(source).orElseThrow(Refused::unknownResource);
    if (byName.values().stream().noneMatch(queue -> queue.failsTo(from))) {
      throw Refused.invalid("Source queue must be configured as a Dead Letter Queue.");
    }
    var other =
        destination.isEmpty()
            ? Optional.<Queue>empty()
            : Optional.of(find(destination).orElseThrow(Refused::unknownResource));
    return from.move(
        message -> other.or(() -> Optional.ofNullable(message.source()).flatMap(this::find)));
  }

  @Override
  public void close() {
    store.close();
  }
}
