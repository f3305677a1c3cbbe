package io.slipway.engine.preflight;

import io.slipway.engine.preflight.need.Touch;
import java.sql.SQLException;
import java.util.List;

/// The tables of the target that the plan's statements lock, with their partitions.
record TouchedTables(List<Table> all) {

  TouchedTables {
    all = List.copyOf(all);
  }

  /// @param oid in `pg_class`
  /// @param structure as in [Touch]
  record Table(long oid, String name, boolean structure) {}

  static TouchedTables of(Target target) throws SQLException {
    var touches = List.copyOf(target.needs().touches());
    var found =
        target.ask(
            "touched_tables.sql",
            row ->
                new Table(row.getLong("oid"), row.getString("name"), row.getBoolean("structure")),
            touches.stream().map(touch -> touch.relation().schema()).toList(),
            touches.stream().map(touch -> touch.relation().name()).toList(),
            touches.stream().map(Touch::structure).toList(),
            target.schemas(),
            target.subject().alsoTouched());
    return new TouchedTables(found);
  }

  List<Long> oids() {
    return all.stream().map(Table::oid).toList();
  }

  List<Long> oidsOfStructure() {
    return all.stream().filter(Table::structure).map(Table::oid).toList();
  }
}
