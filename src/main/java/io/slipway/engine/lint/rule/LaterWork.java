package io.slipway.engine.lint.rule;

import io.slipway.engine.postgres.LockMode;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.DataForm.Copy;
import io.slipway.engine.sql.form.DataForm.Insert;
import io.slipway.engine.sql.form.DataForm.Merge;
import io.slipway.engine.sql.form.DataForm.Truncate;
import io.slipway.engine.sql.form.MaintenanceForm.LockTable;
import io.slipway.engine.sql.form.TableAction.AddConstraint;
import io.slipway.engine.sql.form.TableAction.ValidateConstraint;
import io.slipway.engine.sql.form.TableForm.AlterTable;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The time that a statement adds to the one for which its transaction holds a lock.
///
/// Of each such statement one rule speaks, by what it works on.
///
/// @param on the table whose rows it reads or changes
/// @param doing what it does, in words behind "it"
public record LaterWork(HeldLock held, Kind kind, Name on, String doing) {

  /// What is worked on.
  public enum Kind {
    /// Rows are read: by a check, an index build, a rewrite or a query.
    READING,
    /// Rows are changed of the table whose structure the transaction changed.
    ROWS_OF_THE_SAME,
    /// Rows are changed of another table.
    ROWS_OF_ANOTHER
  }

  // Shorter work does not lengthen what others notice.
  private static final Duration NOTICEABLE = Duration.ofSeconds(1);

  /// Empty where nothing is held, or nothing that takes time is done.
  public static Optional<LaterWork> of(Sight sight) {
    if (sight.form() instanceof Insert insert && insert.rows() > 0) {
      return Optional.empty();
    }
    var held = HeldLocks.before(sight).all();
    return held.isEmpty()
        ? Optional.empty()
        : changing(sight, held).or(() -> scanning(sight, held)).or(() -> querying(sight, held));
  }

  /// Whether no statement before it changes rows of the same table under the same lock.
  public boolean isFirst(Sight sight) {
    return HeldLocks.earlier(sight)
        .dropWhile(passed -> passed != held.by())
        .map(passed -> as(passed, sight))
        .noneMatch(other -> changed(other).map(other::qualified).equals(Optional.of(on)));
  }

  private static Sight as(Passed passed, Sight sight) {
    return new Sight(
        passed.place(),
        passed.text(),
        passed.form(),
        sight.schema(),
        passed.effects(),
        sight.setting());
  }

  private static Optional<LaterWork> changing(Sight sight, List<HeldLock> held) {
    return changed(sight)
        .filter(sight::isOld)
        .map(table -> changing(sight, sight.qualified(table), held));
  }

  private static LaterWork changing(Sight sight, Name table, List<HeldLock> held) {
    var own = held.stream().filter(it -> it.relation().equals(table)).findFirst();
    var lock = own.orElseGet(() -> strongest(held));
    var doing = "changes rows of %s (%s)".formatted(Sql.shown(table), sight.hold(table).extent());
    return new LaterWork(lock, kind(lock, own.isPresent()), table, doing);
  }

  private static Kind kind(HeldLock lock, boolean isOwn) {
    var form = lock.by().form();
    if (form instanceof LockTable || form instanceof Truncate) {
      return Kind.READING;
    }
    return isOwn ? Kind.ROWS_OF_THE_SAME : Kind.ROWS_OF_ANOTHER;
  }

  private static HeldLock strongest(List<HeldLock> held) {
    return held.stream().max(Comparator.comparing(HeldLock::mode)).orElseThrow();
  }

  // The table of which many rows are changed.
  private static Optional<Name> changed(Sight sight) {
    return switch (sight.form()) {
      case Insert insert when insert.rows() == 0 ->
          insert
              .source()
              .flatMap(source -> BulkQuery.table(sight, source))
              .map(_ -> insert.table());
      case Merge merge -> Optional.of(merge.table());
      case Copy copy when copy.into() -> copy.table();
      default -> RowChange.of(sight).filter(change -> change.isLarge(sight)).map(RowChange::table);
    };
  }

  // What is held by the statement itself as well is that statement's own matter.
  private static Optional<LaterWork> scanning(Sight sight, List<HeldLock> held) {
    if (isOwnValidation(sight) || isOfEmptyTable(sight)) {
      return Optional.empty();
    }
    var longer = held.stream().filter(lock -> isWeaker(sight, lock)).toList();
    return longer.isEmpty()
        ? Optional.empty()
        : worked(sight)
            .map(sight::hold)
            .filter(LaterWork::isNoticed)
            .max(Comparator.comparing(hold -> hold.estimate().orElse(Duration.ZERO)))
            .map(
                hold ->
                    new LaterWork(strongest(longer), Kind.READING, hold.relation(), hold.doing()));
  }

  private static boolean isWeaker(Sight sight, HeldLock lock) {
    var own = sight.effects().locks().getOrDefault(lock.relation(), LockMode.ACCESS_SHARE);
    return own.compareTo(lock.mode()) < 0;
  }

  private static Stream<Name> worked(Sight sight) {
    return Stream.concat(sight.effects().scanned().stream(), sight.effects().rewritten().stream())
        .distinct()
        .filter(
            name -> sight.schema().relation(name).filter(it -> !it.kind().holdsRows()).isEmpty())
        .filter(sight::isOld);
  }

  private static boolean isNoticed(Hold hold) {
    return hold.work() != Hold.Work.NONE
        && hold.estimate().filter(time -> time.compareTo(NOTICEABLE) < 0).isEmpty();
  }

  // To add and validate at once is another rule's.
  private static boolean isOwnValidation(Sight sight) {
    return sight.form() instanceof AlterTable(_, _, _, _, var actions)
        && actions.stream()
            .allMatch(
                action ->
                    action instanceof ValidateConstraint(var name)
                        && HeldLocks.earlier(sight).anyMatch(passed -> adds(passed, name)));
  }

  // A foreign key of a new table looks up no rows.
  private static boolean isOfEmptyTable(Sight sight) {
    return sight.form() instanceof AlterTable alter
        && sight
            .relation(alter.name())
            .filter(relation -> relation.isNew() && !relation.age().filled())
            .isPresent();
  }

  private static boolean adds(Passed passed, String constraint) {
    return passed.form() instanceof AlterTable(_, _, _, _, var actions)
        && actions.stream()
            .anyMatch(
                action ->
                    action instanceof AddConstraint(var added)
                        && added.name().equals(Optional.of(constraint)));
  }

  private static Optional<LaterWork> querying(Sight sight, List<HeldLock> held) {
    return BulkQuery.table(sight)
        .map(
            table ->
                new LaterWork(
                    strongest(held),
                    Kind.READING,
                    table,
                    "runs a query over %s (%s)"
                        .formatted(Sql.shown(table), sight.hold(table).extent())));
  }
}
