package io.slipway.engine.lint.rule.phased;

import io.slipway.engine.lint.rule.Altered;
import io.slipway.engine.lint.rule.Batches;
import io.slipway.engine.lint.rule.Phases;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.schema.model.TableColumn;
import io.slipway.engine.sql.form.Expression;
import io.slipway.engine.sql.form.TableAction.AlterColumnType;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// Another type for a column by way of a new column, which a trigger keeps in step until the two
/// swap their names.
public final class RetypedColumn {

  private final ColumnMove move;
  private final AlterColumnType change;
  private final RowFunction function;
  private final Phases phases;

  private RetypedColumn(ColumnMove move, AlterColumnType change) {
    this.move = move;
    this.change = change;
    this.function =
        new RowFunction(
            move.written(),
            Sql.derived(move.written().name() + "_" + move.fresh(), "_in_step"),
            "  %s := %s;\n".formatted(RowFunction.ofNew(move.fresh()), value(RowFunction::ofNew)));
    this.phases = move.sight().phases();
  }

  /// The files, where the table is known well enough for them.
  public static Phased of(Sight sight, Altered<AlterColumnType> altered) {
    var table = altered.relation();
    var column = table.flatMap(it -> it.column(altered.action().column()));
    if (column.isEmpty()) {
      return Phased.not("the table is not known");
    }
    var fresh = Sql.derived(column.get().name(), "_new");
    var move = new ColumnMove(sight, altered.table(), table.get(), column.get(), fresh);
    var obstacle =
        move.obstacle()
            .or(() -> ColumnMove.ofType(altered.action().type()))
            .or(() -> Optional.of("views use the column").filter(_ -> !move.views().isEmpty()));
    return obstacle
        .map(Phased::not)
        .orElseGet(() -> new RetypedColumn(move, altered.action()).phased());
  }

  private Phased phased() {
    var filling =
        Batches.update(
            move.sight(),
            move.written(),
            move.young() + " = " + value(column -> "changing." + Sql.name(column)),
            Optional.of("%s IS NULL AND %s IS NOT NULL".formatted(move.young(), value(Sql::name))));
    expand();
    phases
        .saying(
            "Fills the rows that were there, in batches. When it is interrupted, run it again.",
            move.triggers(),
            "It fails at a value that %s cannot hold.".formatted(type()))
        .alone("fill " + move.fresh(), filling.orElseThrow());
    if (move.isRequired()) {
      NotNullPhases.add(phases, move.sight(), move.written(), move.fresh());
    }
    new CopiedIndexes(move).build(phases);
    new CopiedConstraints(move).build(phases);
    new CopiedConstraints(move).dropForeignKeys(phases);
    swap();
    contract();
    return new Phased(phases.files(), Optional.empty(), left());
  }

  // Without USING, an assignment converts as ALTER COLUMN TYPE does: it refuses what a cast cuts.
  private String value(UnaryOperator<String> named) {
    var columns = move.table().columns().names();
    return change
        .using()
        .map(Expression::text)
        .map(text -> "(" + ColumnText.replace(text, columns::contains, named) + ")")
        .orElseGet(() -> named.apply(move.column().name()));
  }

  private String type() {
    return Sql.type(change.type());
  }

  private void expand() {
    var collation = change.collation().map(it -> " COLLATE " + Sql.name(it)).orElse("");
    phases
        .saying(
            "%s.%s is to become %s, by way of a new column."
                .formatted(move.tableName(), move.old(), type()),
            "Run it now. Applications go on using %s; the trigger gives %s the same value"
                .formatted(move.old(), move.young()),
            "with each INSERT and UPDATE, and refuses what %s cannot hold.".formatted(type()))
        .transaction(
            "add " + move.fresh(),
            "%s ADD COLUMN %s %s%s;".formatted(move.alter(), move.young(), type(), collation),
            function.create(),
            function.createTrigger());
  }

  private void swap() {
    var aside = Sql.name(aside(move.column()));
    phases
        .saying(
            "Run it when all files before it are through. From the commit on %s is the new column."
                .formatted(move.old()),
            "%s keeps what was in it until now, and gets no more values.".formatted(aside),
            "A statement that was prepared before and returns the column has to be prepared again.",
            "slipway:allow-file SW501, SW506, SW507, SW509, SW514, SW609 reason=\"the column that takes the name has the same values, keys and checks\"")
        .transaction("swap " + move.column().name(), swapped(aside));
  }

  private String[] swapped(String aside) {
    var handover = new Handover(move);
    var indexes = new CopiedIndexes(move);
    var rename = move.alter() + " RENAME COLUMN %s TO %s;";
    return Stream.of(
            Stream.of(function.dropTrigger(), function.drop()),
            handover.identity().stream(),
            handover.actions(true),
            Stream.of(
                rename.formatted(move.old(), aside), rename.formatted(move.young(), move.old())),
            handover.sequence(move.column().name()),
            handover.sequenceName(),
            indexes.asides(),
            indexes.renames(),
            new CopiedConstraints(move).renames())
        .flatMap(statements -> statements)
        .toArray(String[]::new);
  }

  private void contract() {
    var aside = Sql.name(aside(move.column()));
    phases
        .saying(
            "Run it when nobody wants to go back to the old type any more.",
            "slipway:allow-file SW602 reason=\"%s has the values; these are from before the swap\""
                .formatted(move.column().name()))
        .transaction(
            "drop " + aside(move.column()), "%s DROP COLUMN %s;".formatted(move.alter(), aside));
  }

  private static String aside(TableColumn column) {
    return Sql.derived(column.name(), "_old");
  }

  private String left() {
    return "The files add %s, keep it in step, fill it, and swap the names. Left to do: privileges on the column, its comment and extended statistics, policies and triggers that name it."
        .formatted(move.young());
  }
}
