package io.slipway.engine.bundle;

import java.util.List;

/// An immutable, content-addressed set of migrations of one project.
///
/// @param migrations in the order in which an empty database would get them; Flyway's repeatable
///     migrations
///     come last
/// @param callbacks Flyway's callback scripts, in the order in which those of one event run
/// @param findings what a reader of the folder should know and what does not keep the bundle from
///     being used
public record Bundle(
    BundleId id,
    Layout layout,
    List<Migration> migrations,
    List<Callback> callbacks,
    List<BundleFinding> findings) {

  public Bundle {
    migrations = List.copyOf(migrations);
    callbacks = List.copyOf(callbacks);
    findings = List.copyOf(findings);
  }
}
