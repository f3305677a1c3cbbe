package io.slipway.engine.schemadiff;

import io.slipway.engine.sql.Script;
import java.util.List;

/// pgCodeKeeper's scripts as single statements.
final class Statements {

  private Statements() {}

  /// All but the search path, since its names are qualified anyway.
  static List<String> of(String sql) {
    var script = Script.of(sql);
    return script.stream().map(script::text).filter(s -> !s.startsWith("SET search_path")).toList();
  }
}
