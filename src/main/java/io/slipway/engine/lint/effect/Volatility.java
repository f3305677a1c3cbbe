package io.slipway.engine.lint.effect;

import io.slipway.engine.lint.schema.model.Routine;
import io.slipway.engine.lint.schema.model.Schema;
import io.slipway.engine.lint.schema.model.Truth;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.Expression;
import java.util.Set;

/// Whether an expression may differ from row to row of one statement.
///
/// PostgreSQL's own volatile functions are those of `pg_proc.provolatile = 'v'` that a default may
/// call; of others the schema tells.
final class Volatility {

  private static final Set<String> VOLATILE =
      Set.of(
          "random",
          "random_normal",
          "clock_timestamp",
          "timeofday",
          "nextval",
          "setval",
          "currval",
          "lastval",
          "gen_random_uuid",
          "uuidv4",
          "uuidv7",
          "uuid_generate_v1",
          "uuid_generate_v1mc",
          "uuid_generate_v4",
          "gen_random_bytes",
          "gen_salt",
          "set_config",
          "pg_sleep",
          "pg_logical_emit_message");

  private Volatility() {}

  static Truth of(Expression expression, Schema schema) {
    var answers =
        expression.references().functions().stream().map(name -> of(name, schema)).toList();
    if (answers.contains(Truth.YES)) {
      return Truth.YES;
    }
    return answers.contains(Truth.UNKNOWN) ? Truth.UNKNOWN : Truth.NO;
  }

  private static Truth of(Name function, Schema schema) {
    if (VOLATILE.contains(function.name())) {
      return Truth.YES;
    }
    var routines = schema.routines(function);
    if (!routines.isEmpty()) {
      return routines.stream().anyMatch(Routine::isVolatile) ? Truth.YES : Truth.NO;
    }
    return schema.isComplete() || BuiltIns.has(function.name()) ? Truth.NO : Truth.UNKNOWN;
  }
}
