package io.slipway.engine.peer;

import io.slipway.engine.bundle.Bundle;
import io.slipway.engine.bundle.Callback;
import io.slipway.engine.bundle.FlywayMigration;
import io.slipway.engine.bundle.Migration;
import io.slipway.engine.bundle.PlaceholderException;
import io.slipway.engine.bundle.PlaceholderSettings;
import io.slipway.engine.bundle.Placeholders;
import io.slipway.engine.execute.Callbacks;
import io.slipway.engine.execute.Callbacks.CallbackScript;
import io.slipway.engine.execute.Event;
import io.slipway.engine.execute.SessionSetup;
import io.slipway.engine.execute.Step;
import io.slipway.engine.execute.StepLedger;
import io.slipway.engine.execute.StepScript;
import io.slipway.engine.execute.TransactionMode;
import io.slipway.engine.execute.TransactionPolicy;
import io.slipway.engine.ledger.FlywayHistory;
import io.slipway.engine.ledger.FlywayHistorySettings;
import io.slipway.engine.ledger.FlywayResolved;
import io.slipway.engine.ledger.Ledger;
import io.slipway.engine.ledger.LedgerPosition;
import io.slipway.engine.ledger.Relation;
import io.slipway.engine.peer.ScriptFinding.Code;
import io.slipway.engine.postgres.AdvisoryLock;
import io.slipway.engine.postgres.OneSnapshot;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/// Flyway on one target.
public final class FlywayPeer implements Peer {

  private final FlywayHistorySettings history;
  private final Placeholders placeholders;
  private final TransactionPolicy policy =
      new TransactionPolicy(TransactionMode.SINGLE_TRANSACTION);
  private final StepMaker steps;

  /// @param history with the target's own schema in it
  /// @param mixed Flyway's option of that name
  public FlywayPeer(
      FlywayHistorySettings history,
      PlaceholderSettings placeholders,
      boolean mixed,
      TargetFacts facts) {
    this.history = history;
    this.placeholders = Placeholders.of(placeholders, FlywayBuiltIns.of(facts, history.table()));
    this.steps = new StepMaker(this.placeholders, policy, new ScriptReview(mixed, true));
  }

  StepMaker stepMaker() {
    return steps;
  }

  @Override
  public TargetPlan plan(Connection connection, Bundle bundle) throws SQLException {
    var findings = new ArrayList<ScriptFinding>();
    var resolved = resolve(bundle, findings);
    var seen =
        OneSnapshot.of(
            connection,
            () -> {
              var rows = new FlywayHistory(history).read(connection);
              return new SeenLedger(
                  LedgerPosition.of(FlywayStepLedger.texts(rows)),
                  Ledger.flyway(connection, rows, resolved, history));
            });
    var made = steps.makeAll(seen.report().pending());
    made.forEach(step -> findings.addAll(step.findings()));
    findings.addAll(ignoredCallbacks(bundle));
    answeredCallbacks(bundle).forEach(callback -> script(callback, findings));
    return new TargetPlan(
        seen.report(),
        seen.position(),
        made.stream().flatMap(step -> step.step().stream()).toList(),
        findings);
  }

  private List<FlywayResolved> resolve(Bundle bundle, List<ScriptFinding> findings) {
    var resolved = new ArrayList<FlywayResolved>();
    for (var migration : migrations(bundle)) {
      try {
        resolved.add(resolved(migration));
      } catch (PlaceholderException e) {
        findings.add(ScriptFinding.placeholderWithoutValue(e));
      }
    }
    return resolved;
  }

  private FlywayResolved resolved(FlywayMigration migration) throws PlaceholderException {
    return migration.kind() == FlywayMigration.Kind.REPEATABLE
        ? new FlywayResolved(
            migration, migration.checksum(placeholders), OptionalInt.of(migration.rawChecksum()))
        : new FlywayResolved(migration, migration.rawChecksum());
  }

  private static List<FlywayMigration> migrations(Bundle bundle) {
    return bundle.migrations().stream().map(FlywayMigration.class::cast).toList();
  }

  /// Where the history table is and how it is read and written.
  public FlywayHistorySettings history() {
    return history;
  }

  /// The bundle's migrations with the checksums that this target's rows are compared with.
  ///
  /// @throws PlaceholderException when a repeatable script holds a placeholder without a value
  public List<FlywayResolved> resolved(Bundle bundle) throws PlaceholderException {
    var resolved = new ArrayList<FlywayResolved>();
    for (var migration : migrations(bundle)) {
      resolved.add(resolved(migration));
    }
    return List.copyOf(resolved);
  }

  @Override
  public List<Step> steps(Bundle bundle, List<String> names) {
    return steps.named(bundle.migrations(), names);
  }

  @Override
  public Optional<Step> down(Migration migration) {
    return steps.down(migration);
  }

  @Override
  public Optional<StepScript> verification(Migration migration) {
    return steps.verification(migration);
  }

  @Override
  public StepLedger ledger(Bundle bundle, LedgerPosition planned) {
    Map<String, FlywayResolved> byName = new HashMap<>();
    resolve(bundle, new ArrayList<>())
        .forEach(resolved -> byName.put(resolved.migration().name(), resolved));
    return new FlywayStepLedger(history, byName, planned);
  }

  @Override
  public Relation ledgerTable() {
    return new Relation(history.table().defaultSchema(), history.table().table());
  }

  @Override
  public Callbacks callbacks(Bundle bundle) {
    var scripts = new EnumMap<Event, List<CallbackScript>>(Event.class);
    answeredCallbacks(bundle)
        .forEach(
            callback ->
                scripts
                    .computeIfAbsent(event(callback).orElseThrow(), _ -> new ArrayList<>())
                    .add(script(callback)));
    return new Callbacks(scripts);
  }

  private static Stream<Callback> answeredCallbacks(Bundle bundle) {
    return bundle.callbacks().stream().filter(callback -> event(callback).isPresent());
  }

  private static Optional<Event> event(Callback callback) {
    return Event.of(callback.event());
  }

  private Optional<StepScript> script(Callback callback, List<ScriptFinding> findings) {
    return steps.script(callback.script().path(), callback::render, findings);
  }

  private CallbackScript script(Callback callback) {
    var findings = new ArrayList<ScriptFinding>();
    var script =
        script(callback, findings)
            .orElseThrow(() -> new IllegalArgumentException(findings.getFirst().message()));
    var inTransaction = callback.options().executeInTransaction();
    return new CallbackScript(script, policy.forScript(inTransaction, script));
  }

  private static List<ScriptFinding> ignoredCallbacks(Bundle bundle) {
    return bundle.callbacks().stream()
        .filter(callback -> event(callback).isEmpty())
        .map(
            callback ->
                ScriptFinding.note(
                    Code.CALLBACK_IGNORED,
                    callback.script().path(),
                    0,
                    "A run has no event " + callback.event() + ", so this callback does not run.",
                    ""))
        .toList();
  }

  @Override
  public SessionSetup session() {
    return new SessionSetup(history.table().defaultSchema(), true);
  }

  @Override
  public List<AdvisoryLock> locks() {
    return List.of(history.table().lock());
  }
}
