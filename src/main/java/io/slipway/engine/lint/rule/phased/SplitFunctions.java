package io.slipway.engine.lint.rule.phased;

import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.sql.Name;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The triggers that keep columns in two tables in step.
///
/// Each writes to the other table only what differs there, so that they do not call one another for
/// ever.
record SplitFunctions(SplitColumns split, String key) {

  Stream<String> create() {
    return Stream.of(
        function("_out", outward()),
        function("_back", backward()),
        trigger("_out", split.written(), "INSERT OR UPDATE OR DELETE"),
        trigger("_back", split.target(), "INSERT OR UPDATE"));
  }

  Stream<String> drop() {
    return Stream.of(
        dropTrigger("_out", split.written()),
        dropTrigger("_back", split.target()),
        "DROP FUNCTION %s();".formatted(qualified("_out")),
        "DROP FUNCTION %s();".formatted(qualified("_back")));
  }

  private String outward() {
    var columns = split.targets();
    return """
      IF TG_OP = 'DELETE' THEN
        DELETE FROM %1$s WHERE %2$s = OLD.%3$s;
      ELSIF %4$s THEN
        INSERT INTO %1$s AS moved (%2$s, %5$s) VALUES (NEW.%3$s, %6$s)
          ON CONFLICT (%2$s) DO UPDATE SET %7$s
          WHERE (%8$s) IS DISTINCT FROM (%9$s);
      ELSE
        UPDATE %1$s SET %10$s WHERE %2$s = NEW.%3$s AND (%11$s);
      END IF;
    """
        .formatted(
            Sql.name(split.target()),
            Sql.name(split.target(key)),
            Sql.name(key),
            any(split.columns(), RowFunction::ofNew),
            Sql.names(columns),
            listed(split.columns(), RowFunction::ofNew),
            listed(columns, it -> Sql.name(it) + " = EXCLUDED." + Sql.name(it)),
            listed(columns, it -> "moved." + Sql.name(it)),
            listed(columns, it -> "EXCLUDED." + Sql.name(it)),
            listed(columns, it -> Sql.name(it) + " = NULL"),
            any(columns, Sql::name));
  }

  private String backward() {
    var pairs =
        IntStream.range(0, split.columns().size())
            .mapToObj(
                i ->
                    Sql.name(split.columns().get(i))
                        + " = "
                        + RowFunction.ofNew(split.targets().get(i)))
            .collect(Collectors.joining(", "));
    return """
      UPDATE %s SET %s
        WHERE %s = NEW.%s AND (%s) IS DISTINCT FROM (%s);
    """
        .formatted(
            Sql.name(split.written()),
            pairs,
            Sql.name(key),
            Sql.name(split.target(key)),
            listed(split.columns(), Sql::name),
            listed(split.targets(), RowFunction::ofNew));
  }

  private String function(String suffix, String body) {
    return """
    CREATE FUNCTION %s() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
    %s  RETURN NULL;
    END
    $$;"""
        .formatted(qualified(suffix), body);
  }

  private String trigger(String suffix, Name table, String events) {
    return "CREATE TRIGGER %s AFTER %s ON %s\n  FOR EACH ROW EXECUTE FUNCTION %s();"
        .formatted(Sql.name(name(suffix)), events, Sql.name(table), qualified(suffix));
  }

  private String dropTrigger(String suffix, Name table) {
    return "DROP TRIGGER %s ON %s;".formatted(Sql.name(name(suffix)), Sql.name(table));
  }

  private String qualified(String suffix) {
    return Sql.name(new Name(split.written().schema(), name(suffix)));
  }

  private String name(String suffix) {
    return Sql.derived(split.written().name() + "_" + split.target().name(), suffix);
  }

  static String any(List<String> columns, UnaryOperator<String> named) {
    return columns.stream()
        .map(column -> named.apply(column) + " IS NOT NULL")
        .collect(Collectors.joining(" OR "));
  }

  private static String listed(List<String> columns, UnaryOperator<String> named) {
    return columns.stream().map(named).collect(Collectors.joining(", "));
  }
}
