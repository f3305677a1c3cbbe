package io.slipway.engine.schemadiff;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.pgcodekeeper.core.schema.AbstractTable;
import org.pgcodekeeper.core.schema.pg.PgColumn;
import org.pgcodekeeper.core.schema.pg.PgDatabase;
import org.pgcodekeeper.core.schema.pg.PgEnumType;

/// A column's new type is often one that the old has no cast to: enums become other enums through
/// text, and `to_jsonb` takes whatever there is.
final class CastThroughText implements Rule {

  private static final Set<String> CAST_TO_JSON = Set.of("json", "jsonb", "text");

  @Override
  public List<String> mend(List<String> statements, CodeKeeperSchema from, CodeKeeperSchema to) {
    var mended = statements;
    for (var column : columns(from.database())) {
      if (column.getTwin(to.database()) instanceof PgColumn made && made.getType() != null) {
        var cast = cast(column, made, from.database(), to.database());
        mended = cast == null ? mended : mended.stream().map(replacing(made, cast)).toList();
      }
    }
    return mended;
  }

  private static List<PgColumn> columns(PgDatabase database) {
    return database
        .getDescendants()
        .flatMap(AbstractTable::columnAdder)
        .filter(PgColumn.class::isInstance)
        .map(PgColumn.class::cast)
        .filter(column -> column.getType() != null)
        .toList();
  }

  private static @Nullable String cast(
      PgColumn old, PgColumn made, PgDatabase from, PgDatabase to) {
    var name = QuotedName.of(made.getName());
    var type = made.getType();
    if (type.equals(old.getType())) {
      return null;
    }
    if (type.startsWith("json") && !CAST_TO_JSON.contains(old.getType())) {
      return "to_%s(%s)".formatted(type, name);
    }
    if (isEnum(old.getType(), from) || isEnum(type, to)) {
      var array = type.endsWith("[]") ? "[]" : "";
      return "%s::text%s::%s".formatted(name, array, type);
    }
    return null;
  }

  private static boolean isEnum(String type, PgDatabase database) {
    var element = type.endsWith("[]") ? type.substring(0, type.length() - 2) : type;
    return database
        .getDescendants()
        .anyMatch(o -> o instanceof PgEnumType && o.getQualifiedName().equals(element));
  }

  private static UnaryOperator<String> replacing(PgColumn column, String cast) {
    var name = QuotedName.of(column.getName());
    var table = ((AbstractTable) column.getParent()).getAlterTable(false);
    var plain = "USING %s::%s".formatted(name, column.getType());
    return statement ->
        statement.startsWith(table) && statement.contains("ALTER COLUMN " + name + " TYPE ")
            ? statement.replace(plain, "USING " + cast)
            : statement;
  }
}
