package io.slipway.engine.lint.rule.phased;

import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.schema.model.ColumnName;
import io.slipway.engine.lint.schema.model.DefaultValue;
import io.slipway.engine.lint.schema.model.Sequence;
import io.slipway.engine.lint.schema.model.TableColumn.Identity;
import io.slipway.engine.sql.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What the new column takes over from the old one in the transaction in which it takes its place.
record Handover(ColumnMove move) {

  /// One `ALTER TABLE`, because PostgreSQL drops before it adds in it; none when nothing is to be
  /// done.
  ///
  /// @param staysBehind whether the old column is kept, and has to bear writers who leave it out
  Stream<String> actions(boolean staysBehind) {
    var actions = new ArrayList<String>();
    new CopiedIndexes(move).keyActions().forEach(actions::add);
    new CopiedConstraints(move).drops().forEach(actions::add);
    value()
        .ifPresent(
            value -> {
              actions.add("ALTER COLUMN %s DROP DEFAULT".formatted(move.old()));
              actions.add("ALTER COLUMN %s SET DEFAULT %s".formatted(move.young(), value));
            });
    if (staysBehind && move.isRequired()) {
      actions.add("ALTER COLUMN %s DROP NOT NULL".formatted(move.old()));
    }
    return actions.isEmpty()
        ? Stream.empty()
        : Stream.of(move.alter() + "\n  " + String.join(",\n  ", actions) + ";");
  }

  private Optional<String> value() {
    return move.column().value().map(DefaultValue::expression);
  }

  private boolean isIdentity() {
    return move.column().identity() != Identity.NONE;
  }

  /// Statements that let the new column's numbers go on where the old one's were.
  List<String> identity() {
    if (!isIdentity()) {
      return List.of();
    }
    var always = move.column().identity() == Identity.ALWAYS ? "ALWAYS" : "BY DEFAULT";
    var table = Sql.literal(move.tableName());
    return List.of(
        "%s ALTER COLUMN %s ADD GENERATED %s AS IDENTITY;"
            .formatted(move.alter(), move.young(), always),
        "SELECT setval(pg_get_serial_sequence(%s, %s),\n  nextval(pg_get_serial_sequence(%s, %s)), false);"
            .formatted(table, Sql.literal(move.fresh()), table, Sql.literal(move.column().name())),
        "%s ALTER COLUMN %s DROP IDENTITY;".formatted(move.alter(), move.old()));
  }

  /// The statement that gives a sequence behind the default to the column.
  ///
  /// @param column what it is called by then
  Stream<String> sequence(String column) {
    return sequence().stream()
        .filter(it -> it.owner().filter(owner -> !owner.identity()).isPresent())
        .map(
            it ->
                "ALTER SEQUENCE %s OWNED BY %s.%s;"
                    .formatted(Sql.name(it.name()), move.tableName(), Sql.name(column)));
  }

  /// The statement that gives the identity's sequence the name of the old one.
  Stream<String> sequenceName() {
    var made = Sql.derived(move.written().name() + "_" + move.fresh(), "_seq");
    return sequence().stream()
        .filter(_ -> isIdentity())
        .map(
            it ->
                "ALTER SEQUENCE %s RENAME TO %s;"
                    .formatted(
                        Sql.name(new Name(move.written().schema(), made)),
                        Sql.name(it.name().name())));
  }

  private Optional<Sequence> sequence() {
    return move.sight()
        .schema()
        .sequenceOf(new ColumnName(move.table().name(), move.column().name()));
  }
}
