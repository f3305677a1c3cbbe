package io.slipway.engine.rehearsal;

import io.slipway.engine.bundle.FlywayMigration;
import io.slipway.engine.bundle.RenderedScript;
import io.slipway.engine.catalog.CatalogComparison;
import io.slipway.engine.conductor.ScriptLimits;
import io.slipway.engine.execute.Step;
import io.slipway.engine.execute.StepScript;
import io.slipway.engine.execute.TransactionMode;
import io.slipway.engine.execute.TransactionPolicy;
import io.slipway.engine.rehearsal.StepRehearsal.Effect;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds out whether a step can be undone: by the author's script, else by one that is written.
///
/// @param writers write scripts where they are missing or wrong, the quickest first
record DownSearch(List<DownWriter> writers) {

  DownSearch {
    writers = List.copyOf(writers);
  }

  /// What was found.
  ///
  /// @param down the script that was proved
  record Found(StepVerdict verdict, Optional<Step> down) {}

  private static final TransactionPolicy POLICY =
      new TransactionPolicy(TransactionMode.SINGLE_TRANSACTION);
  private static final String NOTHING = "-- The migration changes nothing in the schema.\n";
  private static final String UNNAMED = "the generated down script";

  /// Who can write a script for the step while it is looked at for the first time.
  Optional<DownWriter.Immediate> immediate(RehearsedStep step) {
    return step.down().isEmpty() && first() instanceof DownWriter.Immediate writer
        ? Optional.of(writer)
        : Optional.empty();
  }

  private @Nullable DownWriter first() {
    return writers.isEmpty() ? null : writers.getFirst();
  }

  Found verdict(StepRehearsal rehearsal, Effect.Seen effect, RehearsedStep step)
      throws SQLException {
    if (step.down().isEmpty()) {
      return generated(rehearsal, effect, step);
    }
    var down = step.down().get();
    var verdict = tried(rehearsal, effect, step, down, new DownScript.Author(down.script().path()));
    if (verdict.verdict() != RollbackVerdict.NOT_REVERSIBLE) {
      return new Found(verdict, Optional.of(down).filter(_ -> verdict.verdict().isProven()));
    }
    var offer = generated(rehearsal, effect, step).verdict().down();
    return new Found(
        offer instanceof DownScript.Generated script ? verdict.offering(script) : verdict,
        Optional.empty());
  }

  private Found generated(StepRehearsal rehearsal, Effect.Seen effect, RehearsedStep step)
      throws SQLException {
    var failures = new ArrayList<String>();
    try (var states = rehearsal.states(effect)) {
      for (var writer : writers(rehearsal, effect)) {
        var proposals =
            writer == first() && effect.proposed().isPresent()
                ? effect.proposed().get()
                : writer.propose(states);
        for (var sql : proposals.scripts()) {
          var found = withOrWithoutDeletions(rehearsal, effect, step, sql);
          if (found.down().isPresent()) {
            return found;
          }
          failures.add(found.verdict().reason());
        }
        failures.add(proposals.refusal());
      }
    }
    failures.removeIf(String::isBlank);
    return none(step, failures.isEmpty() ? "" : failures.getFirst());
  }

  private List<DownWriter> writers(StepRehearsal rehearsal, Effect.Seen effect) {
    return CatalogComparison.of(rehearsal.before(), effect.after()).isEmpty()
        ? List.of(_ -> new DownWriter.Proposals(List.of(NOTHING), ""))
        : writers;
  }

  // Rows that stay are no harm unless they keep the migration from being applied again.
  private static Found withOrWithoutDeletions(
      StepRehearsal rehearsal, Effect.Seen effect, RehearsedStep step, String sql)
      throws SQLException {
    var found = tried(rehearsal, effect, step, sql);
    if (found.down().isPresent()) {
      return found;
    }
    var deletions = rehearsal.deletions(effect);
    if (deletions.isEmpty()) {
      return found;
    }
    var better = tried(rehearsal, effect, step, String.join("", deletions) + sql);
    return better.down().isPresent() ? better : found;
  }

  private static Found tried(
      StepRehearsal rehearsal, Effect.Seen effect, RehearsedStep step, String sql)
      throws SQLException {
    var script = StepScript.of(step.downPath().orElse(UNNAMED), RenderedScript.verbatim(sql));
    var mode = POLICY.forScript(Optional.empty(), script);
    var down = new Step(step.up().migration(), script, mode, ScriptLimits.NONE);
    var verdict =
        tried(rehearsal, effect, step, down, new DownScript.Generated(step.downPath(), sql));
    return verdict.verdict().isProven()
        ? new Found(cautioned(step, sql, verdict), Optional.of(down))
        : new Found(verdict, Optional.empty());
  }

  private static StepVerdict cautioned(RehearsedStep step, String sql, StepVerdict verdict) {
    return step.up().migration() instanceof FlywayMigration && sql.contains("${")
        ? verdict.remarking(
            "The generated script holds ${: commit it with placeholderReplacement=false beside it.")
        : verdict;
  }

  private static StepVerdict tried(
      StepRehearsal rehearsal, Effect.Seen effect, RehearsedStep step, Step down, DownScript script)
      throws SQLException {
    return new RollbackJudgement(step.up(), down, script).of(rehearsal.roundTrip(effect, down));
  }

  private static Found none(RehearsedStep step, String why) {
    return new Found(
        new StepVerdict(
            step.name(),
            RollbackVerdict.NOT_REVERSIBLE,
            "There is no down script, and none was written that can be proved. " + why,
            new DownScript.None(),
            Optional.empty(),
            List.of(),
            List.of(),
            List.of()),
        Optional.empty());
  }
}
