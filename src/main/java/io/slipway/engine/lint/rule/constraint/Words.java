package io.slipway.engine.lint.rule.constraint;

import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.sql.Name;
import java.util.List;

/// Lists of names in sentences.
final class Words {

  private Words() {}

  /// `a, b and c`.
  static String and(List<String> names) {
    return Sql.shown(names.stream().map(Name::unqualified).toList());
  }
}
