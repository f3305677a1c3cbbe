package io.slipway.chaos;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What a target and its ledger hold at one moment.
///
/// @param effects how often each mark of each migration is there, by `migration|mark`
/// @param relations its tables and valid indexes
/// @param applied the names that the ledger has as applied, each as often as it has it
/// @param begun those that it has as begun or failed
record TargetState(
    Map<String, Integer> effects, Set<String> relations, List<String> applied, List<String> begun) {

  private static final String EFFECTS =
      "SELECT migration || '|' || mark, count(*) FROM effects GROUP BY 1 ORDER BY 1";
  private static final String RELATIONS =
      """
      SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace
         AND NOT EXISTS (SELECT FROM pg_index WHERE indexrelid = pg_class.oid AND NOT indisvalid)
      """;
  private static final String FLYWAY =
      "SELECT script FROM flyway_schema_history WHERE success = %s";
  private static final String PRISMA =
      "SELECT migration_name FROM _prisma_migrations WHERE rolled_back_at IS NULL"
          + " AND (finished_at IS NOT NULL) = %s";

  static TargetState of(Job job) {
    var ledger = job.layout().isFlyway() ? FLYWAY : PRISMA;
    var answers =
        job.target()
            .database()
            .snapshot(
                List.of(EFFECTS, RELATIONS, ledger.formatted("true"), ledger.formatted("false")));
    var effects = new TreeMap<String, Integer>();
    for (var row : answers.getFirst()) {
      var end = row.lastIndexOf('|');
      effects.put(row.substring(0, end), Integer.parseInt(row.substring(end + 1)));
    }
    return new TargetState(effects, new TreeSet<>(answers.get(1)), answers.get(2), answers.get(3));
  }
}
