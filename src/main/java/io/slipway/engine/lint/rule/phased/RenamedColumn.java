package io.slipway.engine.lint.rule.phased;

import io.slipway.engine.lint.rule.Altered;
import io.slipway.engine.lint.rule.Batches;
import io.slipway.engine.lint.rule.Phases;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.sql.form.TableAction.RenameColumn;
import java.util.Optional;
import java.util.stream.Stream;

/// Another name for a column by way of a new column, both of which can be written until nobody uses
/// the old one.
public final class RenamedColumn {

  private final ColumnMove move;
  private final RowFunction function;
  private final Phases phases;

  private RenamedColumn(ColumnMove move) {
    this.move = move;
    this.function =
        new RowFunction(
            move.written(),
            Sql.derived(move.written().name() + "_" + move.fresh(), "_in_step"),
            body(move));
    this.phases = move.sight().phases();
  }

  /// The files, where the table is known well enough for them.
  public static Phased of(Sight sight, Altered<RenameColumn> altered) {
    var table = altered.relation();
    var column = table.flatMap(it -> it.column(altered.action().from()));
    if (column.isEmpty()) {
      return Phased.not("the table is not known");
    }
    var move =
        new ColumnMove(sight, altered.table(), table.get(), column.get(), altered.action().to());
    return move.obstacle()
        .or(() -> ColumnMove.ofType(column.get().type()))
        .map(Phased::not)
        .orElseGet(() -> new RenamedColumn(move).phased());
  }

  // OLD of an INSERT is null.
  private static String body(ColumnMove move) {
    var types = new Difference(move.column());
    return """
      -- Whoever gives the new column a value has the say; else it follows the old one.
      IF %s THEN
        %s := %s;
      ELSE
        %s := %s;
      END IF;
    """
        .formatted(
            types.between(RowFunction.ofNew(move.fresh()), RowFunction.ofOld(move.fresh())),
            RowFunction.ofNew(move.column().name()),
            RowFunction.ofNew(move.fresh()),
            RowFunction.ofNew(move.fresh()),
            RowFunction.ofNew(move.column().name()));
  }

  private Phased phased() {
    expand();
    fill();
    if (move.isRequired()) {
      NotNullPhases.add(phases, move.sight(), move.written(), move.fresh());
    }
    new CopiedIndexes(move).build(phases);
    new CopiedConstraints(move).build(phases);
    new CopiedConstraints(move).dropForeignKeys(phases);
    contract();
    return new Phased(phases.files(), Optional.empty(), left());
  }

  private void expand() {
    var collation = move.column().collation().map(it -> " COLLATE " + Sql.name(it)).orElse("");
    phases
        .saying(
            "%s.%s is to be called %s, by way of a new column."
                .formatted(move.tableName(), move.old(), move.young()),
            "Run it now. From then on both columns can be written, and a trigger keeps them equal:",
            "an INSERT that gives %s a value, or an UPDATE that changes it, sets %s as well;"
                .formatted(move.young(), move.old()),
            "any other sets %s to what %s holds. So a release that knows one name alone"
                .formatted(move.young(), move.old()),
            "need not know of the other. An INSERT that gives NULL for %s is taken for one"
                .formatted(move.young()),
            "that leaves it out.")
        .transaction(
            "add " + move.fresh(),
            "%s ADD COLUMN %s %s%s;"
                .formatted(move.alter(), move.young(), Sql.type(move.column().type()), collation),
            function.create(),
            function.createTrigger());
  }

  private void fill() {
    var filling =
        Batches.update(
            move.sight(),
            move.written(),
            "%s = changing.%s".formatted(move.young(), move.old()),
            Optional.of("%s IS NULL AND %s IS NOT NULL".formatted(move.young(), move.old())));
    phases
        .saying(
            "Fills the rows that were there, in batches. When it is interrupted, run it again.",
            move.triggers(),
            "When it is through, releases may read %s.".formatted(move.young()))
        .alone("fill " + move.fresh(), filling.orElseThrow());
  }

  private void contract() {
    var views = move.views();
    phases
        .saying(
            "Run it when no release, report, function or policy reads or writes %s any more."
                .formatted(move.old()),
            views.isEmpty()
                ? ""
                : "Before, make %s read %s.".formatted(Sql.shown(views), move.young()),
            "slipway:allow-file SW507, SW509, SW514, SW602, SW609 reason=\"%s has the same values, keys and checks\""
                .formatted(move.fresh()))
        .transaction("drop " + move.column().name(), contracted());
  }

  private String[] contracted() {
    var handover = new Handover(move);
    return Stream.of(
            Stream.of(function.dropTrigger(), function.drop()),
            handover.identity().stream(),
            handover.actions(false),
            handover.sequence(move.fresh()),
            Stream.of("%s DROP COLUMN %s;".formatted(move.alter(), move.old())),
            handover.sequenceName(),
            new CopiedIndexes(move).renames(),
            new CopiedConstraints(move).renames())
        .flatMap(statements -> statements)
        .toArray(String[]::new);
  }

  private String left() {
    return "The files add %s, keep both in step and fill it; the last one is for when no release uses %s any more. Left to do: privileges on the column, its comment and extended statistics, and whatever names %s in views, functions, policies and triggers."
        .formatted(move.young(), move.old(), move.old());
  }
}
