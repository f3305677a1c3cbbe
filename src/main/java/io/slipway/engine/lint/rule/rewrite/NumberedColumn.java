package io.slipway.engine.lint.rule.rewrite;

import io.slipway.engine.lint.FollowUp;
import io.slipway.engine.lint.rule.Altered;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.phased.FilledColumn;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.Column;
import io.slipway.engine.sql.form.TableAction.AddColumn;
import io.slipway.engine.sql.form.TypeName;
import java.util.List;

/// A new column of numbers from a sequence, in phases.
record NumberedColumn(Sight sight, Altered<AddColumn> added) {

  /// One of a serial type, which is a default and a sequence that belongs to the column.
  List<FollowUp> serial() {
    var type =
        switch (column().type().name().name()) {
          case "bigserial" -> "bigint";
          case "smallserial" -> "smallint";
          default -> "integer";
        };
    var sequence = sequence("_seq");
    var plain = added.action().column();
    var typed =
        new Column(
            plain.name(),
            new TypeName(Name.unqualified(type), List.of(), 0),
            plain.collation(),
            plain.constraints());
    return new FilledColumn(
            sight,
            added.with(new AddColumn(typed, added.action().ifNotExists())),
            List.of(
                "CREATE SEQUENCE %s AS %s OWNED BY %s.%s;"
                    .formatted(sequence, type, table(), Sql.name(plain.name())),
                setDefault(sequence)),
            List.of(),
            FilledColumn.DEFAULT,
            true)
        .files();
  }

  /// An identity, which a column can become only when no row is without a number.
  List<FollowUp> identity(boolean always) {
    var sequence = sequence("_fill");
    var altered = "ALTER TABLE %s ALTER COLUMN %s ".formatted(table(), Sql.name(column().name()));
    return new FilledColumn(
            sight,
            added,
            List.of("CREATE SEQUENCE %s;".formatted(sequence), setDefault(sequence)),
            List.of(
                altered + "DROP DEFAULT;",
                altered
                    + "ADD GENERATED %s AS IDENTITY;".formatted(always ? "ALWAYS" : "BY DEFAULT"),
                "SELECT setval(pg_get_serial_sequence(%s, %s), nextval(%s), false);"
                    .formatted(
                        Sql.literal(table()), Sql.literal(column().name()), Sql.literal(sequence)),
                "-- slipway:allow SW609 reason=\"the identity has a sequence of its own\"",
                "DROP SEQUENCE %s;".formatted(sequence)),
            FilledColumn.DEFAULT,
            true)
        .files();
  }

  private Column column() {
    return added.action().column();
  }

  private String table() {
    return Sql.name(added.table());
  }

  private String setDefault(String sequence) {
    return "ALTER TABLE %s ALTER COLUMN %s SET DEFAULT nextval(%s);"
        .formatted(table(), Sql.name(column().name()), Sql.literal(sequence));
  }

  private String sequence(String suffix) {
    var name = Sql.derived(added.table().name() + "_" + column().name(), suffix);
    return Sql.name(new Name(added.table().schema(), name));
  }
}
