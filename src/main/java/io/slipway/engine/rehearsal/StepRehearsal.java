package io.slipway.engine.rehearsal;

import io.slipway.engine.catalog.Catalog;
import io.slipway.engine.catalog.CatalogReader;
import io.slipway.engine.execute.StatementFailure;
import io.slipway.engine.execute.Step;
import io.slipway.engine.postgres.SqlState;
import io.slipway.engine.rehearsal.RoundTrip.Broken;
import io.slipway.engine.rehearsal.RoundTrip.Leg;
import io.slipway.engine.sql.StatementNature;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Collectors;

/// Tries one step, and scripts that may undo it, from the state before it.
final class StepRehearsal {

  /// What a step does.
  sealed interface Effect {

    /// It was applied.
    ///
    /// @param after the schema then
    /// @param touched the tables of before whose rows it may have changed
    /// @param rowless those of them that are to get no rows, and why
    /// @param proposed the scripts that were written at once, if any were to be
    record Seen(
        Catalog after,
        SortedSet<String> touched,
        Map<String, String> rowless,
        Optional<DownWriter.Proposals> proposed)
        implements Effect {

      /// The same for a rehearsal without rows.
      Seen withoutRows(String why) {
        var all = touched.stream().collect(Collectors.toMap(table -> table, _ -> why));
        return new Seen(after, Collections.emptySortedSet(), all, proposed);
      }
    }

    /// It failed.
    record Failed(StatementFailure failure) implements Effect {}
  }

  private final Workbench bench;
  private final Catalog before;
  private final Step up;
  private boolean inOneTransaction;

  // What the step has failed with is not tried again with another down script.
  private Optional<SeedTexts> texts = Optional.of(SeedTexts.WORDS);
  private String whyWithoutRows = "";

  /// @param before the schema that the workbench is at
  StepRehearsal(Workbench bench, Catalog before, Step up) {
    this.bench = bench;
    this.before = before;
    this.up = up;
    this.inOneTransaction = fitsTransaction(up);
  }

  Catalog before() {
    return before;
  }

  /// The states around the step, for the caller to close.
  LiveStates states(Effect.Seen effect) {
    return new LiveStates(bench, before, effect.after(), up, inOneTransaction);
  }

  /// What deletes the rows that the step's own text puts into tables of before.
  List<String> deletions(Effect.Seen effect) throws SQLException {
    var before = InsertedRows.read(bench.connection(), effect.touched());
    return states(effect)
        .behindStep(
            connection ->
                before.deletions(InsertedRows.read(connection, effect.touched()), up.script()));
  }

  /// Applies the step alone.
  ///
  /// @param writer writes scripts while the step is applied, which is cheaper than later
  Effect effect(Optional<DownWriter.Immediate> writer) throws SQLException {
    if (inOneTransaction) {
      var effect = bench.inTransaction(trial -> effect(trial, writer));
      if (effect instanceof Effect.Seen) {
        return effect;
      }
      inOneTransaction = false;
    }
    return bench.onCopy(trial -> effect(trial, Optional.empty()));
  }

  private Effect effect(Trial trial, Optional<DownWriter.Immediate> writer) throws SQLException {
    var failure = trial.apply(up);
    if (failure.isPresent()) {
      return new Effect.Failed(failure.get());
    }
    var after = CatalogReader.readOften(trial.connection());
    var touched = new TouchedTables(before, after).by(up, trial);
    return new Effect.Seen(
        after,
        touched,
        Map.of(),
        writer.isEmpty()
            ? Optional.empty()
            : Optional.of(writer.get().propose(trial.connection(), before, after)));
  }

  /// Applies the step, undoes it and applies it again, with rows in the tables that it touches; or
  /// without, when it fails with them: whether it fits the target's rows is another question.
  RoundTrip.End roundTrip(Effect.Seen effect, Step down) throws SQLException {
    while (texts.isPresent()) {
      var end = roundTrip(effect, down, texts.get());
      if (!(end instanceof Broken(var leg, var failure) && leg == Leg.UP)) {
        return end;
      }
      whyWithoutRows = "with a row in it the migration itself fails: " + failure.message();
      texts = texts.get().insteadAfter(failure.failure().sqlState());
    }
    return roundTrip(effect.withoutRows(whyWithoutRows), down, SeedTexts.WORDS);
  }

  private RoundTrip.End roundTrip(Effect.Seen effect, Step down, SeedTexts texts)
      throws SQLException {
    var trip = new RoundTrip(before, effect.after(), effect.touched(), effect.rowless());
    if (inOneTransaction && fitsTransaction(down)) {
      var end = bench.inTransaction(trial -> trip.in(trial, up, down, texts));
      if (!mayEndOtherwise(end)) {
        return end;
      }
    }
    return bench.onCopy(trial -> trip.in(trial, up, down, texts));
  }

  // A real run commits in between, and some statements succeed only then.
  private static boolean mayEndOtherwise(RoundTrip.End end) {
    return end instanceof Broken(var leg, var failure)
        && leg != Leg.UP
        && !SqlState.failsAnywhere(failure.failure().sqlState());
  }

  private static boolean fitsTransaction(Step step) {
    return switch (step.mode()) {
      case SINGLE_TRANSACTION, TRANSACTION_WHERE_POSSIBLE -> true;
      case BATCH ->
          step.script().statements().stream()
              .allMatch(statement -> statement.nature() instanceof StatementNature.Transactional);
      case STATEMENT_BY_STATEMENT -> step.script().statements().isEmpty();
    };
  }
}
