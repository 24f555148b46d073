package boxoffice.simulation;

import static boxoffice.simulation.Ledger.require;

import boxoffice.dynamodb.Keys;

/** What callers are told of a draft and of its publication. */
final class PublishPromises {

  private PublishPromises() {}

  static void published(State state, Actor actor, Answer answer) {
    var now = state.image().get(Keys.event(World.EVENT_ID)).orElseThrow().text("state");
    require(
        !(answer instanceof Answer.Changed) || !now.equals("DRAFTED"),
        "publish: %s was answered published, but the event is a draft",
        actor.name());
    require(
        !(answer instanceof Answer.NotChanged) || now.equals("CANCELLED"),
        "publish: %s was refused, but the event is %s",
        actor.name(),
        now);
  }

  /** Only a caller who came before the publication may be told that there are no tickets. */
  static void notOnSale(Actor actor) {
    require(
        !actor.watch().onSale(),
        "publish: %s was answered that nothing is on sale, but the event was published before",
        actor.name());
  }
}
