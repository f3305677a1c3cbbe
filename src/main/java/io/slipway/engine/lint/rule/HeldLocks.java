package io.slipway.engine.lint.rule;

import io.slipway.engine.lint.schema.model.RelationKind;
import io.slipway.engine.lint.schema.model.Schema;
import io.slipway.engine.postgres.LockMode;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.Form;
import io.slipway.engine.sql.form.IndexForm;
import io.slipway.engine.sql.form.ObjectForm.Drop;
import io.slipway.engine.sql.form.SequenceForm;
import io.slipway.engine.sql.form.SessionForm.Transaction;
import io.slipway.engine.sql.form.TableAction.RenameTo;
import io.slipway.engine.sql.form.TableAction.SetSchema;
import io.slipway.engine.sql.form.TableForm;
import io.slipway.engine.sql.form.TableForm.AlterTable;
import io.slipway.engine.sql.form.ViewForm;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// The locks on tables in use, strong enough to hold up others' queries, that a transaction has
/// already when a statement's turn comes.
public final class HeldLocks {

  private final Schema schema;
  private final Map<Name, HeldLock> locks = new LinkedHashMap<>();

  private HeldLocks(Schema schema) {
    this.schema = schema;
  }

  /// Those that a statement finds taken.
  public static HeldLocks before(Sight sight) {
    var held = new HeldLocks(sight.schema());
    earlier(sight).forEach(held::pass);
    return held;
  }

  /// The statements before it in its transaction, those of the same block among them.
  public static Stream<Passed> earlier(Sight sight) {
    var transaction = sight.setting().transaction();
    return sight.setting().earlier().reversed().stream()
        .takeWhile(passed -> passed.transaction() == transaction)
        .filter(passed -> !isAround(passed, sight))
        .toList()
        .reversed()
        .stream();
  }

  // The block in whose body it stands passes before it, with all effects of the body.
  private static boolean isAround(Passed passed, Sight sight) {
    return sight.setting().isNested()
        && !passed.isNested()
        && passed.place().path().equals(sight.place().path())
        && passed.place().statement() == sight.place().statement();
  }

  /// In the order in which they were taken.
  public List<HeldLock> all() {
    return List.copyOf(locks.values());
  }

  public Optional<HeldLock> on(Name relation) {
    return Optional.ofNullable(locks.get(relation));
  }

  /// The tables that a statement locks for everybody.
  public static List<Name> exclusiveTables(Sight sight) {
    return sight.effects().locks().entrySet().stream()
        .filter(lock -> lock.getValue() == LockMode.ACCESS_EXCLUSIVE)
        .map(Map.Entry::getKey)
        .filter(name -> isTable(sight.schema(), name, sight.form()))
        .sorted(Comparator.comparing(Name::toString))
        .toList();
  }

  private void pass(Passed passed) {
    if (passed.form() instanceof Transaction(var verb, _)) {
      switch (verb) {
        case COMMIT, ROLLBACK, PREPARE_TRANSACTION -> locks.clear();
        case BEGIN, SAVEPOINT, RELEASE, ROLLBACK_TO, SET_TRANSACTION -> {}
      }
      return;
    }
    passed.effects().locks().forEach((name, mode) -> take(name, mode, passed));
    rename(passed.form());
  }

  private void take(Name name, LockMode mode, Passed passed) {
    if (mode.compareTo(LockMode.SHARE) >= 0 && isTable(schema, name, passed.form())) {
      locks.merge(
          name,
          new HeldLock(name, mode, passed),
          (one, other) -> one.mode().compareTo(other.mode()) >= 0 ? one : other);
    }
  }

  private void rename(Form form) {
    if (form instanceof AlterTable alter) {
      for (var action : alter.actions()) {
        switch (action) {
          case RenameTo(var name) -> rename(alter.name(), it -> new Name(it.schema(), name));
          case SetSchema(var to) -> rename(alter.name(), it -> new Name(to, it.name()));
          default -> {}
        }
      }
    }
  }

  private void rename(Name name, UnaryOperator<Name> change) {
    for (var lock : List.copyOf(locks.values())) {
      var isMeant =
          lock.relation().name().equals(name.name())
              && (name.schema().isEmpty() || name.schema().equals(lock.relation().schema()));
      if (isMeant) {
        locks.remove(lock.relation());
        var renamed = change.apply(lock.relation());
        locks.put(renamed, lock.on(renamed));
      }
    }
  }

  // Of a relation that is gone, or was never known, the statement says what it is.
  private static boolean isTable(Schema schema, Name name, Form form) {
    return schema
        .relation(name)
        .map(it -> it.kind().isTable() || it.kind() == RelationKind.MATERIALIZED_VIEW)
        .orElseGet(() -> schema.index(name).isEmpty() && mayBeTable(name, form));
  }

  private static boolean mayBeTable(Name name, Form form) {
    return switch (form) {
      case Drop drop -> isTableDrop(drop) && drop.names().stream().anyMatch(it -> isSame(it, name));
      case AlterTable alter -> alter.kind() != TableForm.RelationKind.VIEW;
      case IndexForm.CreateIndex _ -> true;
      case IndexForm _, SequenceForm _, ViewForm.CreateView _ -> false;
      default -> true;
    };
  }

  private static boolean isSame(Name written, Name name) {
    return written.name().equals(name.name());
  }

  private static boolean isTableDrop(Drop drop) {
    return switch (drop.kind()) {
      case TABLE, FOREIGN_TABLE, MATERIALIZED_VIEW -> true;
      default -> false;
    };
  }
}
