package io.slipway.engine.lint.rule.index;

import io.slipway.engine.postgres.ServerVersion;

/// The servers that may build an index wrong when they build it concurrently.
///
/// Source: PostgreSQL's release notes, 14.4.
final class BrokenBuilds {

  private static final ServerVersion FIRST = new ServerVersion(140_000);
  private static final ServerVersion MENDED = new ServerVersion(140_004);

  private BrokenBuilds() {}

  static boolean on(ServerVersion version) {
    return version.compareTo(FIRST) >= 0 && version.compareTo(MENDED) < 0;
  }
}
