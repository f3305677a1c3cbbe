package io.slipway.engine.schemadiff;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pgcodekeeper.core.schema.AbstractTable;
import org.pgcodekeeper.core.schema.pg.PgColumn;
import org.pgcodekeeper.core.schema.pg.PgDatabase;
import org.pgcodekeeper.core.schema.pg.PgEnumType;

/// A column that is NOT NULL and has no default cannot be added to a table with rows. Their old
/// values are lost, so the rows get the type's plainest value, and a comment says so.
final class FillNewColumns implements Rule {

  private static final String NOTE = " /* what rows had here is lost: they get this value */";

  private static final Map<String, String> PLAIN =
      Map.ofEntries(
          Map.entry("text", "''"),
          Map.entry("character", "''"),
          Map.entry("citext", "''"),
          Map.entry("bytea", "''"),
          Map.entry("smallint", "0"),
          Map.entry("integer", "0"),
          Map.entry("bigint", "0"),
          Map.entry("numeric", "0"),
          Map.entry("real", "0"),
          Map.entry("double", "0"),
          Map.entry("boolean", "false"),
          Map.entry("uuid", "gen_random_uuid()"),
          Map.entry("json", "'{}'"),
          Map.entry("jsonb", "'{}'"),
          Map.entry("date", "now()"),
          Map.entry("timestamp", "now()"),
          Map.entry("time", "'00:00'"),
          Map.entry("interval", "'0'"),
          Map.entry("inet", "'0.0.0.0'"));

  @Override
  public List<String> mend(List<String> statements, CodeKeeperSchema from, CodeKeeperSchema to) {
    var mended = new ArrayList<>(statements);
    to.database()
        .getDescendants()
        .flatMap(AbstractTable::columnAdder)
        .filter(PgColumn.class::isInstance)
        .map(PgColumn.class::cast)
        .filter(column -> isAddedWithoutValue(column, from.database()))
        .forEach(column -> fill(column, to.database(), mended));
    return mended;
  }

  private static boolean isAddedWithoutValue(PgColumn column, PgDatabase from) {
    return column.isNotNull()
        && column.getDefaultValue() == null
        && column.getIdentityType() == null
        && column.getType() != null
        && column.getTwin(from) == null
        && column.getParent().getTwin(from) != null;
  }

  private static void fill(PgColumn column, PgDatabase to, List<String> statements) {
    var table = ((AbstractTable) column.getParent()).getAlterTable(false);
    var name = QuotedName.of(column.getName());
    var addition = "%s\n\tADD COLUMN %s %s".formatted(table, name, column.getType());
    var value = value(column.getType(), to);
    for (var i = 0; value != null && i < statements.size(); i++) {
      if (statements.get(i).startsWith(addition)) {
        var rest = statements.get(i).substring(addition.length());
        statements.set(i, addition + " DEFAULT " + value + NOTE + rest);
        statements.add(i + 1, "%s\n\tALTER COLUMN %s DROP DEFAULT".formatted(table, name));
        return;
      }
    }
  }

  private static @Nullable String value(String type, PgDatabase database) {
    if (type.endsWith("[]")) {
      return "'{}'";
    }
    var plain = PLAIN.get(type.split("[ (]", 2)[0]);
    return plain != null ? plain : firstLabel(type, database);
  }

  private static @Nullable String firstLabel(String type, PgDatabase database) {
    return database
        .getDescendants()
        .filter(o -> o instanceof PgEnumType && o.getQualifiedName().equals(type))
        .map(o -> ((PgEnumType) o).getSQL(false, CodeKeeperSettings.SETTINGS))
        .map(FillNewColumns::firstLabel)
        .findAny()
        .orElse(null);
  }

  private static String firstLabel(String createType) {
    var start = createType.indexOf('\'');
    var end = start + 1;
    while (createType.charAt(end) != '\'' || createType.charAt(end + 1) == '\'') {
      end += createType.charAt(end) == '\'' ? 2 : 1;
    }
    return createType.substring(start, end + 1);
  }
}
