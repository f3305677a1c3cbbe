package io.slipway.control.planning;

import io.slipway.engine.bundle.Bundle;
import io.slipway.engine.bundle.FlywayMigration;
import io.slipway.engine.bundle.FlywayMigration.Kind;
import io.slipway.engine.bundle.Migration;
import io.slipway.engine.lint.analysis.PlannedScript.Standing;
import java.util.List;
import java.util.Optional;

/// Which of a bundle's migrations a plan would apply.
///
/// @param names theirs, in the plan's order
record Pending(Bundle bundle, List<String> names) {

  /// Empty for a migration that the target has already.
  Optional<Standing> standing(Migration migration) {
    if (!names.contains(migration.name())) {
      return Optional.empty();
    }
    return Optional.of(isPassed(migration) ? Standing.OUT_OF_ORDER : Standing.PENDING);
  }

  private boolean isPassed(Migration migration) {
    var migrations = bundle.migrations();
    return migrations.subList(migrations.indexOf(migration) + 1, migrations.size()).stream()
            .filter(later -> !isRepeatable(later))
            .anyMatch(later -> !names.contains(later.name()))
        && !isRepeatable(migration);
  }

  private static boolean isRepeatable(Migration migration) {
    return migration instanceof FlywayMigration flyway && flyway.kind() == Kind.REPEATABLE;
  }
}
