package io.slipway.engine.schemadiff;

import org.pgcodekeeper.core.PgDiffUtils;

/// Names in SQL that people will read: quoted where they must be.
final class QuotedName {

  private QuotedName() {}

  static String of(String name) {
    return PgDiffUtils.getQuotedName(name);
  }
}
