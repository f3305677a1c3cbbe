package io.slipway.engine.lint.rule.phased;

import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.Expression;

/// A trigger function that sets columns of each row before it is written, with its trigger.
///
/// Triggers fire in the order of their names; the trigger's begins with `zz_`, so that it sees what
/// the table's other triggers made of the row.
///
/// @param table as statements name it
/// @param name of the function, without a schema
/// @param body what is done to the row, without `RETURN`, each line with its indentation
public record RowFunction(Name table, String name, String body) {

  /// One that keeps a column as an expression has it.
  public static RowFunction computing(Name table, String column, Expression value) {
    var assigned =
        ColumnText.replace(
            value.text(), value.references().columns()::contains, RowFunction::ofNew);
    return new RowFunction(
        table,
        Sql.derived(table.name() + "_" + column, "_computed"),
        "  NEW.%s := %s;\n".formatted(Sql.name(column), assigned));
  }

  static String ofNew(String column) {
    return "NEW." + Sql.name(column);
  }

  static String ofOld(String column) {
    return "OLD." + Sql.name(column);
  }

  public String create() {
    return """
    CREATE FUNCTION %s() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
    %s  RETURN NEW;
    END
    $$;"""
        .formatted(qualified(), body);
  }

  public String createTrigger() {
    return "CREATE TRIGGER %s BEFORE INSERT OR UPDATE ON %s\n  FOR EACH ROW EXECUTE FUNCTION %s();"
        .formatted(trigger(), Sql.name(table), qualified());
  }

  String dropTrigger() {
    return "DROP TRIGGER %s ON %s;".formatted(trigger(), Sql.name(table));
  }

  String drop() {
    return "DROP FUNCTION %s();".formatted(qualified());
  }

  private String trigger() {
    return Sql.name(Sql.derived("zz_" + name, ""));
  }

  private String qualified() {
    return Sql.name(new Name(table.schema(), name));
  }
}
