package io.slipway.engine.schemadiff;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pgcodekeeper.core.schema.AbstractTable;
import org.pgcodekeeper.core.schema.ObjectState;
import org.pgcodekeeper.core.schema.PgStatement;
import org.pgcodekeeper.core.schema.pg.PgColumn;
import org.pgcodekeeper.core.schema.pg.PgDatabase;
import org.pgcodekeeper.core.schema.pg.PgEnumType;
import org.pgcodekeeper.core.script.SQLScript;

/// Enums that lose values or change their order, which PostgreSQL has no statement for.
///
/// The type is renamed and made anew, its columns go from one to the other through text, and what
/// stands in the way (views, functions, indexes, constraints that name the type) is dropped before;
/// the main script finds it missing and makes it again. pgCodekeeper alone would drop the columns.
final class EnumRetyping {

  private static final String SUFFIX = "__old";

  private final PgDatabase from;
  private final PgDatabase to;

  EnumRetyping(PgDatabase from, PgDatabase to) {
    this.from = from;
    this.to = to;
  }

  Prelude prelude() {
    var retyped =
        enums()
            .map(e -> new Retyped(e, (PgEnumType) e.getTwin(to)))
            .filter(this::isPossible)
            .toList();
    if (retyped.isEmpty()) {
      return new Prelude(List.of(), from);
    }
    var copy = new ModelCopy();
    var statements = new ArrayList<String>();
    var obstacles = new Obstacles(from, retyped.stream().map(r -> (PgStatement) r.old()).toList());
    for (var obstacle : obstacles.inDropOrder()) {
      copy.drop(obstacle);
      statements.addAll(sql(obstacle::getDropSQL));
    }
    for (var each : retyped) {
      copy.replace(each.old(), each.made());
      statements.addAll(retype(each));
    }
    return new Prelude(statements, copy.of(from));
  }

  private record Retyped(PgEnumType old, PgEnumType made) {}

  private Stream<PgEnumType> enums() {
    return from.getDescendants()
        .filter(PgEnumType.class::isInstance)
        .map(PgEnumType.class::cast)
        .filter(e -> e.getTwin(to) instanceof PgEnumType made && isRecreated(e, made));
  }

  private static boolean isRecreated(PgEnumType old, PgEnumType made) {
    return old.appendAlterSQL(made, new SQLScript(CodeKeeperSettings.SETTINGS))
        == ObjectState.RECREATE;
  }

  // A generated column cannot be retyped in its place, nor can a type that is made of the enum.
  private boolean isPossible(Retyped each) {
    return columns(each.old()).noneMatch(PgColumn::isGenerated)
        && !new Obstacles(from, List.of(each.old())).holdTypesOrGeneratedColumns();
  }

  private Stream<PgColumn> columns(PgEnumType type) {
    return from.getDescendants()
        .flatMap(AbstractTable::columnAdder)
        .filter(PgColumn.class::isInstance)
        .map(PgColumn.class::cast)
        .filter(column -> !column.isInherit() && Obstacles.isOf(column, type));
  }

  private List<String> retype(Retyped each) {
    var old = each.old();
    var aside = QuotedName.of(old.getName() + SUFFIX);
    var statements = new ArrayList<String>();
    statements.add("ALTER TYPE %s RENAME TO %s".formatted(old.getQualifiedName(), aside));
    statements.addAll(sql(each.made()::getCreationSQL));
    columns(old).map(this::retype).forEach(statements::add);
    statements.add("DROP TYPE %s.%s".formatted(QuotedName.of(old.getParent().getName()), aside));
    return statements;
  }

  // A column that goes away may hold values that the new type does not have.
  private String retype(PgColumn column) {
    var name = QuotedName.of(column.getName());
    var stays = column.getTwin(to) instanceof PgColumn;
    var array = column.getType().endsWith("[]") ? "[]" : "";
    var type = stays ? column.getType() : "text" + array;
    var sql = new StringBuilder(((AbstractTable) column.getParent()).getAlterTable(false));
    if (column.getDefaultValue() != null) {
      sql.append("\n\tALTER COLUMN %s DROP DEFAULT,".formatted(name));
    }
    sql.append(
        "\n\tALTER COLUMN %s TYPE %s USING %s::text%s::%s"
            .formatted(name, type, name, array, type));
    if (defaultAfter(column) != null) {
      sql.append(",\n\tALTER COLUMN %s SET DEFAULT %s".formatted(name, defaultAfter(column)));
    }
    return sql.toString();
  }

  private @Nullable String defaultAfter(PgColumn column) {
    return column.getTwin(to) instanceof PgColumn after && column.getDefaultValue() != null
        ? after.getDefaultValue()
        : null;
  }

  private static List<String> sql(Consumer<SQLScript> writer) {
    var script = new SQLScript(CodeKeeperSettings.SETTINGS);
    writer.accept(script);
    return Statements.of(script.getFullScript());
  }
}
