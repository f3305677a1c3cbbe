package io.slipway.engine.schemadiff;

import java.util.List;
import org.pgcodekeeper.core.schema.pg.PgDatabase;

/// What is done before pgCodeKeeper's own script, and the state that this script begins with.
///
/// @param statements in order
/// @param state the schema after them
record Prelude(List<String> statements, PgDatabase state) {

  Prelude {
    statements = List.copyOf(statements);
  }
}
