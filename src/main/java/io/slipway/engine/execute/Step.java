package io.slipway.engine.execute;

import io.slipway.engine.bundle.FlywayMigration;
import io.slipway.engine.bundle.Migration;
import io.slipway.engine.conductor.ScriptLimits;
import java.util.List;

/// One migration to be applied to one target.
///
/// @param migration what the ledger will record
/// @param script its text for this target
/// @param mode how it is sent
/// @param limits what it asks for in place of what the environment gives
public record Step(
    Migration migration, StepScript script, TransactionMode mode, ScriptLimits limits) {

  /// The same step with another text.
  public Step with(StepScript other) {
    return new Step(migration, other, mode, limits);
  }

  /// What is sent first as one message.
  List<String> opening() {
    var texts = script.script();
    return mode == TransactionMode.BATCH
        ? script.statementTexts()
        : TransactionPolicy.withoutBrackets(script).stream().limit(1).map(texts::text).toList();
  }

  boolean isRepeatable() {
    return migration instanceof FlywayMigration flyway
        && flyway.kind() == FlywayMigration.Kind.REPEATABLE;
  }

  /// SHA-256 of the text that would be sent, in hexadecimal.
  public String sha256() {
    return script.sha256();
  }

  public String name() {
    return migration.name();
  }
}
