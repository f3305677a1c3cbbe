package io.slipway.control.project;

import io.slipway.control.audit.AuditEvent;
import io.slipway.control.audit.AuditTrail;
import io.slipway.http.ProblemCode;
import io.slipway.http.Refusal;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Changes what is stored for people who ask through the API: one at a time, each audited.
@Service
class Inventory {

  private final JdbcClient jdbc;
  private final AuditTrail audit;
  private final ConnectionRule connections;

  Inventory(JdbcClient jdbc, AuditTrail audit, ConnectionRule connections) {
    this.jdbc = jdbc;
    this.audit = audit;
    this.connections = connections;
  }

  /// What came of a wish.
  sealed interface Outcome<T> {

    /// What is stored now; a refusal leaves as an exception, for the REST edge.
    default Stored<T> orThrow() {
      return switch (this) {
        case Done<T>(var stored) -> stored;
        case Refused<T>(var refusal) -> throw refusal.asException();
      };
    }

    record Done<T>(Stored<T> stored) implements Outcome<T> {}

    record Refused<T>(Refusal refusal) implements Outcome<T> {}
  }

  /// Adds an object whose id no other of its kind has.
  @Transactional
  public <T> Outcome<T> create(ObjectTable<T> table, T object, String actor) {
    lock();
    var id = table.idOf(object);
    if (table.find(id).isPresent()) {
      return new Outcome.Refused<>(
          Refusal.ofField(
              ProblemCode.NAME_TAKEN, "id", "there is a " + table.kind() + " " + id + " already"));
    }
    return save(table, object, event(table, object, actor, "create"));
  }

  /// Changes an object to what it shall be.
  @Transactional
  public <T> Outcome<T> replace(ObjectTable<T> table, T object, String actor) {
    lock();
    var before = table.find(table.idOf(object));
    var refusal = untouchable(table, table.idOf(object), before);
    if (refusal.isPresent()) {
      return new Outcome.Refused<>(refusal.get());
    }
    if (before.filter(stored -> stored.object().equals(object)).isPresent()) {
      return new Outcome.Done<>(before.get());
    }
    return save(table, object, event(table, object, actor, "change"));
  }

  private <T> Outcome<T> save(ObjectTable<T> table, T object, AuditEvent event) {
    var obstacle = connections.obstacleTo(object).or(() -> table.obstacleTo(object));
    if (obstacle.isPresent()) {
      return new Outcome.Refused<>(obstacle.get());
    }
    table.save(object, Source.API);
    var stored = table.find(table.idOf(object)).orElseThrow();
    audit.record(event);
    return new Outcome.Done<>(stored);
  }

  /// Marks an object as removed.
  ///
  /// @return why not, if so
  @Transactional
  public <T> Optional<Refusal> remove(ObjectTable<T> table, String id, String actor) {
    lock();
    var before = table.find(id);
    var refusal = untouchable(table, id, before).or(() -> table.obstacleToRemoving(id));
    if (refusal.isEmpty()) {
      table.markRemoved(id);
      audit.record(event(table, before.orElseThrow().object(), actor, "remove"));
    }
    return refusal;
  }

  private static <T> Optional<Refusal> untouchable(
      ObjectTable<T> table, String id, Optional<Stored<T>> stored) {
    if (stored.isEmpty()) {
      return Optional.of(
          new Refusal(ProblemCode.NOT_FOUND, "There is no " + table.kind() + " " + id + "."));
    }
    return stored
        .filter(found -> found.source() == Source.CONFIG)
        .map(
            _ ->
                new Refusal(
                    ProblemCode.OWNED_BY_CONFIGURATION,
                    "The %s %s stands in the configuration's files: change it there and restart."
                        .formatted(table.kind(), id)));
  }

  /// Lets one transaction at a time decide about the inventory as a whole.
  void lock() {
    jdbc.sql("SELECT pg_advisory_xact_lock(7310875003)").query((_, _) -> true).single();
  }

  static <T> AuditEvent event(ObjectTable<T> table, T object, String actor, String verb) {
    var kind = table.kind();
    var id = table.idOf(object);
    var facts = new LinkedHashMap<String, Object>(table.facts(object));
    var event = AuditEvent.of(actor, kind + "." + verb, kind, id).with(facts);
    return switch (object) {
      case Target target -> event.in(target.environment().value(), target.project().value());
      case Environment _ -> event.in(id, null);
      case Project _ -> event.in(null, id);
      default -> event;
    };
  }
}
