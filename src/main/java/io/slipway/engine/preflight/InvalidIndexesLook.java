package io.slipway.engine.preflight;

import io.slipway.engine.preflight.need.PlanNeeds;
import io.slipway.engine.sql.Name;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/// Whether interrupted builds left indexes that cost writes and serve no query.
final class InvalidIndexesLook implements Look {

  private static final String ADVICE =
      "Drop them with DROP INDEX CONCURRENTLY, or build them again with REINDEX INDEX"
          + " CONCURRENTLY.";

  private record Invalid(String index, String table, String schema, String name, boolean touched) {

    static Invalid of(ResultSet row) throws SQLException {
      return new Invalid(
          row.getString("index"),
          row.getString("table"),
          row.getString("schema"),
          row.getString("name"),
          row.getBoolean("touched"));
    }

    boolean isNamedIn(PlanNeeds needs) {
      return needs.indexes().contains(Name.unqualified(name))
          || needs.indexes().contains(new Name(schema, name));
    }

    String words(PlanNeeds needs) {
      var where = index + " on " + table;
      return isNamedIn(needs) ? where + ", which the plan names" : where;
    }
  }

  @Override
  public CheckResult at(Target target) throws SQLException {
    var tables = target.touched();
    var invalid = target.ask("invalid_indexes.sql", Invalid::of, tables.oidsOfStructure());
    return judge(invalid, target.needs());
  }

  private static CheckResult judge(List<Invalid> invalid, PlanNeeds needs) {
    if (invalid.isEmpty()) {
      return CheckResult.pass(Check.INVALID_INDEXES, "The database has no invalid index.");
    }
    var details = invalid.stream().map(it -> it.words(needs)).toList();
    var inTheWay = invalid.stream().filter(it -> it.touched() && !it.isNamedIn(needs)).count();
    if (inTheWay > 0) {
      return CheckResult.fail(
          Check.INVALID_INDEXES,
          Texts.count(inTheWay, "index of a touched table is", "indexes of touched tables are")
              + " invalid.",
          ADVICE,
          details);
    }
    return CheckResult.warn(
        Check.INVALID_INDEXES,
        "The database has %s, none in the plan's way."
            .formatted(Texts.count(invalid.size(), "invalid index", "invalid indexes")),
        ADVICE,
        details);
  }
}
