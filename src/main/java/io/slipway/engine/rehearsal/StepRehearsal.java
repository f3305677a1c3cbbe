package io.slipway.engine.rehearsal;

import io.slipway.engine.catalog.Catalog;
import io.slipway.engine.catalog.CatalogReader;
import io.slipway.engine.execute.StatementFailure;
import io.slipway.engine.execute.Step;
import io.slipway.engine.rehearsal.RoundTrip.Broken;
import io.slipway.engine.rehearsal.RoundTrip.Leg;
import io.slipway.engine.sql.StatementNature;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
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
    record Seen(Catalog after, SortedSet<String> touched, Map<String, String> rowless)
        implements Effect {

      /// The same for a rehearsal without rows.
      Seen withoutRows(String why) {
        var all = touched.stream().collect(Collectors.toMap(table -> table, _ -> why));
        return new Seen(after, Collections.emptySortedSet(), all);
      }
    }

    /// It failed.
    record Failed(StatementFailure failure) implements Effect {}
  }

  private final Workbench bench;
  private final Catalog before;
  private final Step up;
  private boolean inOneTransaction;

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
  Effect effect() throws SQLException {
    if (inOneTransaction) {
      var effect = bench.inTransaction(this::effect);
      if (effect instanceof Effect.Seen) {
        return effect;
      }
      inOneTransaction = false;
    }
    return bench.onCopy(this::effect);
  }

  private Effect effect(Trial trial) throws SQLException {
    var failure = trial.apply(up);
    if (failure.isPresent()) {
      return new Effect.Failed(failure.get());
    }
    var after = CatalogReader.readOften(trial.connection());
    return new Effect.Seen(after, new TouchedTables(before, after).by(up, trial), Map.of());
  }

  /// Applies the step, undoes it and applies it again, with rows in the tables that it touches.
  RoundTrip.End roundTrip(Effect.Seen effect, Step down, SeedTexts texts) throws SQLException {
    var trip = new RoundTrip(before, effect.after(), effect.touched(), effect.rowless());
    if (inOneTransaction && fitsTransaction(down)) {
      var end = bench.inTransaction(trial -> trip.in(trial, up, down, texts));
      // A real run commits in between, and some statements succeed only then.
      if (!(end instanceof Broken broken && broken.leg() != Leg.UP)) {
        return end;
      }
    }
    return bench.onCopy(trial -> trip.in(trial, up, down, texts));
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
