package io.slipway.engine.lint.analysis;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.Place;
import io.slipway.engine.lint.RuleClass;
import io.slipway.engine.lint.StatementVerdict;
import io.slipway.engine.lint.StatementVerdict.Change;
import io.slipway.engine.lint.StatementVerdict.Safety;
import io.slipway.engine.lint.rule.Passed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Says of each statement what becomes of what is there, and of those who use it.
///
/// Verdicts are facts: neither a policy nor a suppression changes them.
final class Verdicts {

  private record Statement(String path, int number) {}

  private final Map<Statement, Safety> safeties = new HashMap<>();
  private final Map<Statement, Change> changes = new HashMap<>();

  private Verdicts() {}

  static List<StatementVerdict> of(
      List<Passed> statements, List<Finding> findings, Footprints footprints) {
    var verdicts = new Verdicts();
    findings.forEach(verdicts::weigh);
    statements.forEach(verdicts::change);
    var all = new ArrayList<StatementVerdict>();
    for (var statement : statements) {
      if (!statement.isNested()) {
        all.add(verdicts.of(statement.place(), footprints));
      }
    }
    return all;
  }

  private StatementVerdict of(Place place, Footprints footprints) {
    var statement = new Statement(place.path(), place.statement());
    return new StatementVerdict(
        place,
        changes.getOrDefault(statement, Change.ADDITIVE),
        safeties.getOrDefault(statement, Safety.SAFE),
        footprints.of(place));
  }

  private void weigh(Finding finding) {
    var place = finding.place();
    var safety = safety(finding.rule().ruleClass());
    safeties.merge(new Statement(place.path(), place.statement()), safety, Verdicts::graver);
  }

  // A block is what the gravest of its statements is.
  private void change(Passed statement) {
    var place = statement.place();
    changes.merge(
        new Statement(place.path(), place.statement()),
        Changes.of(statement.form()),
        Verdicts::graver);
  }

  private static Safety safety(RuleClass ruleClass) {
    return switch (ruleClass) {
      case SAFE, ADVICE -> Safety.SAFE;
      case COORDINATION, DESTRUCTIVE -> Safety.MULTI_PHASE;
      case DANGEROUS, WILL_FAIL -> Safety.DANGEROUS;
    };
  }

  private static <E extends Enum<E>> E graver(E one, E other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
