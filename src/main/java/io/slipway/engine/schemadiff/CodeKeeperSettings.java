package io.slipway.engine.schemadiff;

import org.pgcodekeeper.core.settings.CoreSettings;

/// How pgCodeKeeper is set: bare statements without a transaction around them, and a column that is
/// added comes last. To restore the order of columns it would make tables anew, and lose their
// rows.
final class CodeKeeperSettings {

  static final CoreSettings SETTINGS = settings();

  private CodeKeeperSettings() {}

  private static CoreSettings settings() {
    var settings = new CoreSettings();
    settings.setIgnoreColumnOrder(true);
    return settings;
  }
}
