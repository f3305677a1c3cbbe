package io.slipway.engine.schemadiff;

import java.util.List;

/// New bounds of a sequence may leave its current value outside; then it begins anew at its start,
/// which is new as well.
final class RestartSequences implements Rule {

  @Override
  public List<String> mend(List<String> statements, CodeKeeperSchema from, CodeKeeperSchema to) {
    return statements.stream().map(s -> movesBounds(s) ? s + "\n\tRESTART" : s).toList();
  }

  private static boolean movesBounds(String statement) {
    return statement.startsWith("ALTER SEQUENCE ")
        && statement.contains("START WITH ")
        && (statement.contains("\tMINVALUE ") || statement.contains("\tMAXVALUE "))
        && !statement.contains("RESTART ");
  }
}
