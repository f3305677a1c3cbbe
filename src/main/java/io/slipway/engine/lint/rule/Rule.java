package io.slipway.engine.lint.rule;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.Place;
import io.slipway.engine.lint.RuleCatalogue;
import io.slipway.engine.lint.RuleEntry;

/// The code of one entry of the catalogue: a small class each.
///
/// Rules keep nothing from one statement to the next; what came before is in what they are given.
public sealed interface Rule permits StatementRule, ScriptRule, PlanRule {

  /// The id of its entry, such as `SW101`.
  String id();

  default RuleEntry entry() {
    return RuleCatalogue.require(id());
  }

  /// A finding as grave as the catalogue has it, with the catalogue's advice.
  default Finding at(Place place, String message) {
    return Finding.of(entry(), place, message);
  }
}
