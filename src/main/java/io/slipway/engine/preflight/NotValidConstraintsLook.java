package io.slipway.engine.preflight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/// Whether constraints hold for new rows alone, so that changing an old one can fail.
final class NotValidConstraintsLook implements Look {

  private record NotValid(String name, String table, String definition, boolean touched) {

    static NotValid of(ResultSet row) throws SQLException {
      return new NotValid(
          row.getString("name"),
          row.getString("table"),
          row.getString("definition"),
          row.getBoolean("touched"));
    }

    String words(Set<String> settled) {
      var what = "%s on %s: %s".formatted(name, table, definition);
      return settled.contains(name) ? what + ", which the plan validates or drops" : what;
    }
  }

  @Override
  public CheckResult at(Target target) throws SQLException {
    var tables = target.touched();
    var found = target.ask("not_valid_constraints.sql", NotValid::of, tables.oids());
    return judge(found, target.needs().constraints());
  }

  private static CheckResult judge(List<NotValid> found, Set<String> settled) {
    var details = found.stream().map(it -> it.words(settled)).toList();
    var open = found.stream().filter(it -> it.touched() && !settled.contains(it.name())).count();
    if (open > 0) {
      return CheckResult.warn(
          Check.NOT_VALID_CONSTRAINTS,
          Texts.count(
                  open, "constraint of a touched table was", "constraints of touched tables were")
              + " never validated: a statement that changes an old row can fail on it.",
          "Look for rows that violate it, mend them, and ALTER TABLE … VALIDATE CONSTRAINT.",
          details);
    }
    return CheckResult.pass(
        Check.NOT_VALID_CONSTRAINTS,
        found.isEmpty()
            ? "All constraints of the database are valid."
            : "Constraints that were never validated are not in the plan's way.",
        details);
  }
}
