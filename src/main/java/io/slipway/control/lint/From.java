package io.slipway.control.lint;

import io.slipway.engine.bundle.Bundle;
import io.slipway.engine.bundle.FlywayMigration;
import io.slipway.engine.bundle.Migration;
import io.slipway.engine.lint.analysis.PlannedScript.Standing;
import io.slipway.http.ProblemCode;
import io.slipway.http.ProblemException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which of a bundle's migrations are taken to have run.
///
/// @param applied their names
record From(Set<String> applied) {

  /// @param from the version or the name of the first one that has not; null for none that has
  static From of(@Nullable String from, Bundle bundle) {
    var applied = new HashSet<String>();
    if (from == null) {
      return new From(applied);
    }
    for (var migration : bundle.migrations()) {
      if (isMeant(from, migration)) {
        return new From(applied);
      }
      applied.add(migration.name());
    }
    throw new ProblemException(
        ProblemCode.INVALID_PARAMETER, "from: no migration here has this version or name.");
  }

  private static boolean isMeant(String from, Migration migration) {
    return migration.name().equals(from)
        || migration instanceof FlywayMigration flyway
            && flyway.version().filter(version -> version.toString().equals(from)).isPresent();
  }

  Standing standing(Migration migration) {
    return applied.contains(migration.name()) ? Standing.APPLIED : Standing.PENDING;
  }
}
