package io.slipway.engine.lint.analysis;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.Place;
import io.slipway.engine.lint.RuleCatalogue;
import io.slipway.engine.lint.analysis.LintPlan.Grouping;
import io.slipway.engine.lint.rule.Passed;
import io.slipway.engine.lint.rule.PassedPlan;
import io.slipway.engine.lint.rule.PassedScript;
import io.slipway.engine.lint.schema.SchemaState;
import io.slipway.engine.sql.MalformedScriptException;
import io.slipway.engine.sql.form.Form;
import java.util.ArrayList;
import java.util.List;

/// Goes from script to script with the schema that each leaves behind.
final class Walk {

  private final LintPlan plan;
  private final List<Reading> readings;
  private final Rules rules;
  private final SchemaState state;
  private final List<Passed> earlier = new ArrayList<>();
  private final List<PassedScript> scripts = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final List<Passed> statements = new ArrayList<>();
  private final Footprints footprints = new Footprints();
  private SchemaState before;
  private int transactions;
  private int next;

  /// @param readings of the plan's scripts
  Walk(LintPlan plan, List<Reading> readings, Rules rules) {
    this.plan = plan;
    this.readings = readings;
    this.rules = rules;
    this.state = plan.before().copy();
    state.beginPlan();
    this.before = state;
  }

  List<Finding> findings() {
    return findings;
  }

  /// All statements that were judged.
  List<Passed> statements() {
    return statements;
  }

  /// What they do to relations that were there before.
  Footprints footprints() {
    return footprints;
  }

  /// Goes through all scripts.
  void pass() {
    for (; next < readings.size(); next++) {
      pass(plan.scripts().get(next), readings.get(next));
    }
    end();
  }

  private void pass(PlannedScript script, Reading reading) {
    if (!script.isJudged()) {
      reading.statements().forEach(read -> state.apply(read.form()));
      state.beginPlan();
      return;
    }
    if (plan.grouping() == Grouping.EACH_ALONE) {
      end();
      state.beginPlan();
    }
    reading.malformed().ifPresent(e -> findings.add(malformed(script, e)));
    judge(script, reading);
  }

  private void judge(PlannedScript script, Reading reading) {
    if (scripts.isEmpty()) {
      before = state.copy();
    }
    var walk = new ScriptWalk(plan, script, state, earlier, rules);
    transactions = walk.pass(reading, transactions);
    findings.addAll(walk.findings());
    footprints.addAll(walk.footprints());
    var passed = walk.passed();
    scripts.add(passed);
    rules.scriptRules().forEach(rule -> rule.check(passed).forEach(findings::add));
    earlier.addAll(passed.statements());
    statements.addAll(passed.statements());
  }

  // Judges the scripts that ran together as a whole.
  private void end() {
    if (!scripts.isEmpty()) {
      var together = new PassedPlan(scripts, before, state, behind());
      rules.planRules().forEach(rule -> rule.check(together).forEach(findings::add));
    }
    scripts.clear();
    earlier.clear();
  }

  private List<Form> behind() {
    return readings.subList(next, readings.size()).stream()
        .flatMap(reading -> reading.statements().stream())
        .map(Reading.Read::form)
        .toList();
  }

  private static Finding malformed(PlannedScript script, MalformedScriptException e) {
    return Finding.of(
        RuleCatalogue.require("SW001"),
        Place.of(script.path()),
        "The script's statements cannot be told apart: " + e.getMessage());
  }
}
