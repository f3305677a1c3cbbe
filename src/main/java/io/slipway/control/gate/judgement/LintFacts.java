package io.slipway.control.gate.judgement;

import io.slipway.control.lint.PlaceView;
import io.slipway.control.lint.VerdictView;
import io.slipway.control.lint.VerdictView.EffectsView;
import io.slipway.control.planning.PlanDocument;
import io.slipway.control.planning.PlannedLint.OnTargets;
import io.slipway.control.planning.PlannedTables;
import io.slipway.control.planning.PlannedTables.PlannedTable;
import io.slipway.control.project.policy.Fact;
import io.slipway.control.project.policy.Measure;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;

/// What a policy learns of a plan from what lint says of its statements.
final class LintFacts {

  private static final long BEST = 0;
  private static final long WORST_OF_TWO = 1;
  private static final String OLDER = "%s: a Slipway that did not note it looked at it";

  private final PlanDocument document;
  private final PlanTargets targets;

  LintFacts(PlanDocument document) {
    this.document = document;
    this.targets = new PlanTargets(document);
  }

  List<Fact> facts() {
    return List.of(
        change(), safety(), lock(), rewrite(), tableSize(), unread(), findings(), suppressed());
  }

  private FactTally tally(Measure measure, String nothing) {
    var tally = new FactTally(measure, BEST, nothing);
    targets.notLinted().forEach(tally::unknown);
    return tally;
  }

  private Fact change() {
    return judged(
        tally(Measure.CHANGE, "No statement changes what is there."),
        (verdict, tally) -> tally.add(verdict.change().ordinal(), at(verdict)));
  }

  private Fact safety() {
    return judged(
        tally(Measure.SAFETY, "Nobody notices any statement."),
        (verdict, tally) -> tally.add(verdict.safety().ordinal(), at(verdict)));
  }

  // Of what nobody could read, what was found is the least that it does.
  private Fact judged(FactTally tally, BiConsumer<VerdictView, FactTally> add) {
    for (var verdict : document.lint().verdicts()) {
      add.accept(verdict, tally);
      var effects = verdict.effects();
      if (effects == null) {
        tally.unknown(OLDER.formatted(at(verdict)));
      } else if (effects.unread() != null) {
        tally.unknown(at(verdict) + ": " + effects.unread());
      }
    }
    return tally.fact();
  }

  private Fact lock() {
    return measured(
        tally(Measure.LOCK, "No statement locks what was there before."),
        (verdict, effects, tally) -> {
          if (effects.lock() != null) {
            tally.add(
                effects.lock().ordinal() + 1L,
                "%s on %s: %s"
                    .formatted(
                        effects.lock().name().replace('_', ' '),
                        Objects.requireNonNullElse(effects.relation(), "a relation"),
                        at(verdict)));
          }
        });
  }

  private Fact rewrite() {
    return measured(
        tally(Measure.REWRITE, "No statement rewrites a table."),
        (verdict, effects, tally) ->
            effects
                .rewritten()
                .forEach(table -> tally.add(WORST_OF_TWO, table + ": " + at(verdict))));
  }

  private Fact tableSize() {
    var tally = tally(Measure.TABLE_SIZE, "No table is locked against changes, rewritten or read.");
    for (var touched : document.lint().tables()) {
      touched.tables().forEach(table -> add(tally, touched, table));
    }
    return measured(tally, (_, _, _) -> {});
  }

  private static void add(FactTally tally, PlannedTables touched, PlannedTable table) {
    var name = "%s on %s".formatted(table.table(), touched.target());
    var bytes = table.knownBytes();
    if (bytes.isPresent()) {
      tally.add(bytes.getAsLong(), "%s: %d bytes".formatted(name, bytes.getAsLong()));
    } else {
      tally.unknown(name + ": its size is not known");
    }
  }

  private Fact unread() {
    var tally = tally(Measure.UNREAD, "Lint could read every statement.");
    for (var verdict : document.lint().verdicts()) {
      var effects = verdict.effects();
      if (effects == null) {
        tally.unknown(OLDER.formatted(at(verdict)));
      } else if (effects.unread() != null) {
        tally.add(WORST_OF_TWO, at(verdict) + ": " + effects.unread());
      }
    }
    return tally.fact();
  }

  @FunctionalInterface
  private interface Measuring {
    void add(VerdictView verdict, EffectsView effects, FactTally tally);
  }

  private Fact measured(FactTally tally, Measuring add) {
    for (var verdict : document.lint().verdicts()) {
      var effects = verdict.effects();
      if (effects == null) {
        tally.unknown(OLDER.formatted(at(verdict)));
      } else {
        add.add(verdict, effects, tally);
        effects.unknown().forEach(what -> tally.unknown(at(verdict) + ": " + what));
      }
    }
    return tally.fact();
  }

  private Fact findings() {
    var tally = tally(Measure.FINDINGS, "Lint finds nothing.");
    document.lint().findings().stream()
        .map(OnTargets::finding)
        .forEach(
            one ->
                tally.add(
                    one.severity().ordinal() + 1L,
                    "%s %s: %s".formatted(one.rule(), one.name(), at(one.place()))));
    return tally.fact();
  }

  private Fact suppressed() {
    var tally = tally(Measure.SUPPRESSED, "No comment allows what lint finds.");
    document
        .lint()
        .suppressed()
        .forEach(
            one ->
                tally.add(
                    one.finding().severity().ordinal() + 1L,
                    "%s %s, allowed because “%s”: %s"
                        .formatted(
                            one.finding().rule(),
                            one.finding().name(),
                            one.reason(),
                            at(one.finding().place()))));
    return tally.fact();
  }

  private static String at(VerdictView verdict) {
    return at(verdict.place());
  }

  private static String at(PlaceView place) {
    return "%s, line %d".formatted(place.file(), place.line());
  }
}
