package io.slipway.engine.lint.rule.index;

import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.schema.model.TableIndex;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.Form;
import io.slipway.engine.sql.form.IndexForm.CreateIndex;
import io.slipway.engine.sql.form.IndexForm.Reindex;
import io.slipway.engine.sql.form.IndexForm.Scope;
import io.slipway.engine.sql.form.ObjectForm.Drop;
import io.slipway.engine.sql.form.ObjectKind;
import io.slipway.engine.sql.form.TableAction.DetachPartition;
import io.slipway.engine.sql.form.TableAction.Detaching;
import io.slipway.engine.sql.form.TableForm.AlterTable;
import java.util.Optional;
import java.util.stream.Stream;

/// A statement that says `CONCURRENTLY` and does its work in transactions of its own.
///
/// @param object what it makes, drops, rebuilds or detaches, as far as that has a name
/// @param table whose index or partition that is, as far as it is known
record ConcurrentCommand(Kind kind, Optional<Name> object, Optional<Name> table) {

  /// What it does.
  enum Kind {
    CREATE_INDEX("CREATE INDEX CONCURRENTLY"),
    DROP_INDEX("DROP INDEX CONCURRENTLY"),
    REINDEX("REINDEX CONCURRENTLY"),
    DETACH_PARTITION("DETACH PARTITION CONCURRENTLY");

    private final String words;

    Kind(String words) {
      this.words = words;
    }
  }

  static Stream<ConcurrentCommand> in(Sight sight) {
    return of(sight, sight.form()).stream();
  }

  private static Optional<ConcurrentCommand> of(Sight sight, Form form) {
    return switch (form) {
      case CreateIndex index when index.concurrently() ->
          of(Kind.CREATE_INDEX, index.name().map(Name::unqualified), Optional.of(index.table()));
      case Drop drop when drop.kind() == ObjectKind.INDEX && drop.concurrently() -> {
        var index = drop.names().stream().findFirst();
        yield of(Kind.DROP_INDEX, index, index.flatMap(it -> tableOf(sight, it)));
      }
      case Reindex(var scope, var name, var concurrently) when concurrently -> {
        var isIndex = scope == Scope.INDEX;
        var isTable = scope == Scope.TABLE;
        var ofIndex = name.filter(_ -> isIndex).flatMap(it -> tableOf(sight, it));
        yield of(Kind.REINDEX, name, ofIndex.or(() -> name.filter(_ -> isTable)));
      }
      case AlterTable alter -> detached(alter);
      default -> Optional.empty();
    };
  }

  private static Optional<ConcurrentCommand> of(
      Kind kind, Optional<Name> object, Optional<Name> table) {
    return Optional.of(new ConcurrentCommand(kind, object, table));
  }

  private static Optional<ConcurrentCommand> detached(AlterTable alter) {
    return alter.actions().stream()
        .filter(DetachPartition.class::isInstance)
        .map(DetachPartition.class::cast)
        .filter(detach -> detach.how() == Detaching.CONCURRENTLY)
        .findFirst()
        .flatMap(
            it ->
                of(Kind.DETACH_PARTITION, Optional.of(it.partition()), Optional.of(alter.name())));
  }

  private static Optional<Name> tableOf(Sight sight, Name index) {
    return sight.schema().index(sight.qualified(index)).map(TableIndex::table);
  }

  /// Its words: `CREATE INDEX CONCURRENTLY`.
  String words() {
    return kind.words;
  }

  /// Whether others may be using the table; of what is not known, they may.
  boolean isOfOthers(Sight sight) {
    return table.map(sight::isOld).orElseGet(() -> object.map(sight::isOld).orElse(true));
  }
}
