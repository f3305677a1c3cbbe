package io.slipway.engine.lint.analysis;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.Place;
import io.slipway.engine.lint.analysis.PlannedScript.Standing;
import io.slipway.engine.lint.effect.StatementEffects;
import io.slipway.engine.lint.rule.Passed;
import io.slipway.engine.lint.rule.PassedScript;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Timeouts;
import io.slipway.engine.lint.schema.SchemaState;
import io.slipway.engine.sql.ByteRange;
import io.slipway.engine.sql.ScriptLines;
import io.slipway.engine.sql.StatementNature.Verb;
import io.slipway.engine.sql.form.DataForm.Explain;
import io.slipway.engine.sql.form.Form;
import io.slipway.engine.sql.form.ObjectForm.CreateSchema;
import io.slipway.engine.sql.form.RoutineForm;
import io.slipway.engine.sql.form.RoutineForm.DoBlock;
import io.slipway.engine.sql.form.SessionForm.SetParameter;
import io.slipway.engine.sql.form.SessionForm.Transaction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Goes through one script's statements.
final class ScriptWalk {

  // What the runner puts around a script, so that SET LOCAL ends with it.
  private static final Form BEGIN = new Transaction(Verb.BEGIN, Optional.empty());
  private static final Form COMMIT = new Transaction(Verb.COMMIT, Optional.empty());

  private final LintPlan plan;
  private final PlannedScript script;
  private final SchemaState state;
  private final Rules rules;
  private final ScriptLines lines;
  private final List<Passed> earlier;
  private final List<Passed> passed = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final Footprints footprints = new Footprints();
  private List<Form> rest = List.of();
  private Timeouts timeouts = Timeouts.NONE;
  private boolean isWrapped;
  private int transaction;

  /// @param earlier the statements of the scripts before it
  ScriptWalk(
      LintPlan plan, PlannedScript script, SchemaState state, List<Passed> earlier, Rules rules) {
    this.plan = plan;
    this.script = script;
    this.state = state;
    this.earlier = new ArrayList<>(earlier);
    this.rules = rules;
    this.lines = script.script().script().lines();
  }

  List<Finding> findings() {
    return findings;
  }

  Footprints footprints() {
    return footprints;
  }

  PassedScript passed() {
    return new PassedScript(
        script.path(),
        script.sending(),
        plan.runner(),
        passed,
        !isWrapped && state.isInTransaction(),
        script.standing() == Standing.OUT_OF_ORDER,
        state);
  }

  /// @param transactions how many there were before
  /// @return how many there were then
  int pass(Reading reading, int transactions) {
    transaction = transactions + 1;
    isWrapped =
        switch (script.sending()) {
          case ONE_TRANSACTION -> true;
          case STATEMENT_BY_STATEMENT -> false;
          case ONE_MESSAGE -> reading.statements().size() > 1;
        };
    if (isWrapped) {
      state.apply(BEGIN);
    }
    passAll(reading);
    if (isWrapped) {
      state.apply(COMMIT);
    }
    return transaction;
  }

  private void passAll(Reading reading) {
    var statements = reading.statements();
    var forms = statements.stream().map(Reading.Read::form).toList();
    for (var i = 0; i < statements.size(); i++) {
      rest = forms.subList(i + 1, forms.size());
      pass(statements.get(i));
    }
  }

  private void pass(Reading.Read read) {
    var place = Place.of(script.path(), lines, read.statement());
    judge(place, read.text(), read.form(), state, false);
    inside(place, read);
    var wasOpen = isInTransaction();
    state.apply(read.form());
    if (read.form() instanceof SetParameter(var parameter, var value, var isLocal)
        && (!isLocal || wasOpen)) {
      timeouts = timeouts.with(parameter, value, isLocal);
    }
    if (!isInTransaction()) {
      transaction++;
      timeouts = timeouts.atTransactionEnd();
    }
  }

  private boolean isInTransaction() {
    return isWrapped || state.isInTransaction();
  }

  private void judge(Place place, String text, Form form, SchemaState schema, boolean isNested) {
    var effects = StatementEffects.of(form, schema);
    var setting =
        new Sight.Setting(
            script.sending(),
            plan.runner(),
            isInTransaction(),
            transaction,
            earlier,
            rest,
            timeouts,
            plan.facts(),
            isNested);
    var sight = new Sight(place, text, form, schema, effects, setting);
    rules.statementRules().forEach(rule -> rule.check(sight).forEach(findings::add));
    var old = OldEffects.of(effects, schema);
    footprints.add(place, form, old, schema);
    var one = new Passed(place, text, form, old, transaction, isNested);
    passed.add(one);
    earlier.add(one);
  }

  // What a body does one after the other is judged so; the statement as a whole is applied after.
  private void inside(Place outer, Reading.Read read) {
    var statements = nested(read);
    if (statements.isEmpty()) {
      return;
    }
    var copy = state.copy();
    for (var nested : statements) {
      judge(place(outer, read, nested), nested.text(), nested.form(), copy, true);
      copy.apply(nested.form());
    }
  }

  private static List<RoutineForm.Nested> nested(Reading.Read read) {
    return switch (read.form()) {
      case DoBlock(_, var body) -> body.statements();
      case CreateSchema(_, _, var elements) -> whole(read, elements.stream()).toList();
      case Explain(var executes, var explained) when executes ->
          whole(read, Stream.of(explained)).toList();
      default -> List.of();
    };
  }

  private static Stream<RoutineForm.Nested> whole(Reading.Read read, Stream<Form> forms) {
    return forms.map(form -> new RoutineForm.Nested(0, read.text(), form));
  }

  private Place place(Place outer, Reading.Read read, RoutineForm.Nested nested) {
    if (nested.position() == 0) {
      return outer;
    }
    var before = read.text().substring(0, read.text().offsetByCodePoints(0, nested.position() - 1));
    var start = outer.range().start() + bytes(before);
    var range = new ByteRange(start, Math.min(start + bytes(nested.text()), outer.range().end()));
    return Place.of(script.path(), lines, outer.statement(), range);
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
