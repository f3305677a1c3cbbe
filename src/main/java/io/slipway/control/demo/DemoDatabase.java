package io.slipway.control.demo;

import io.slipway.engine.bundle.FlywayMigration;
import io.slipway.engine.bundle.Migration;
import java.util.List;
import java.util.Optional;

/// A database of the demonstration.
///
/// @param name the database's name
/// @param appliedThrough the version or name of the last migration it begins with; empty for all
record DemoDatabase(String name, Optional<String> appliedThrough) {

  /// How many of a bundle's versioned migrations it begins with; repeatable ones come with the
  /// last of them only.
  int level(List<Migration> migrations) {
    if (appliedThrough.isEmpty()) {
      return migrations.size();
    }
    for (var i = 0; i < migrations.size(); i++) {
      if (isCalled(migrations.get(i), appliedThrough.get())) {
        return i + 1;
      }
    }
    throw new IllegalStateException(
        "the demonstration's database %s is to begin with %s, which its bundle does not have"
            .formatted(name, appliedThrough.get()));
  }

  private static boolean isCalled(Migration migration, String name) {
    return migration.name().equals(name)
        || (migration instanceof FlywayMigration flyway
            && flyway.version().filter(version -> version.text().equals(name)).isPresent());
  }
}
