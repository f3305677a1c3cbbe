package io.slipway.engine.execute;

import io.slipway.engine.bundle.BundleSettings;
import io.slipway.engine.execute.RunOutcome.Failed;
import io.slipway.engine.ledger.FlywayHistorySettings;
import io.slipway.testing.EngineTarget;
import io.slipway.testing.EngineTarget.Planned;
import io.slipway.testing.ScriptFolder;
import io.slipway.testing.TestDatabase;
import java.util.List;

/// A database and a folder of scripts for it.
record Scene(TestDatabase database, ScriptFolder folder, EngineTarget target)
    implements AutoCloseable {

  static final RunOutcome SUCCEEDED = new RunOutcome.Succeeded();

  static Scene empty() {
    var database = TestDatabase.create();
    return new Scene(database, ScriptFolder.create(), EngineTarget.on(database));
  }

  Scene with(String name, String text) {
    folder.with(name, text);
    return this;
  }

  Planned plan() {
    return target.planFlyway(folder);
  }

  Planned plan(BundleSettings.Flyway settings) {
    return target.planFlyway(folder, settings, FlywayHistorySettings.DEFAULT);
  }

  Planned planPrisma(TransactionMode mode) {
    return target.planPrisma(folder, mode);
  }

  RunOutcome migrate() {
    return plan().apply();
  }

  /// Plans and applies, which must fail at a statement.
  Failed fail() {
    return failed(migrate());
  }

  static Failed failed(RunOutcome outcome) {
    if (outcome instanceof Failed failed) {
      return failed;
    }
    throw new AssertionError("expected a failed statement, not " + outcome);
  }

  /// Flyway's rows as `version|success`.
  List<String> history() {
    return database.query(
        "SELECT version, success FROM flyway_schema_history ORDER BY installed_rank");
  }

  List<String> tables() {
    return database.query(
        """
        SELECT relname FROM pg_class
         WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname NOT LIKE '%schema_history'
         ORDER BY 1
        """);
  }

  List<String> indexes() {
    return database.query(
        """
        SELECT indexrelid::regclass, indisvalid FROM pg_index JOIN pg_class c ON c.oid = indrelid
         WHERE c.relnamespace = 'public'::regnamespace AND c.relname NOT LIKE '%schema_history'
         ORDER BY 1
        """);
  }

  @Override
  public void close() {
    folder.close();
    database.close();
  }
}
