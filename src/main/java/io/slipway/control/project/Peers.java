package io.slipway.control.project;

import io.slipway.engine.bundle.FlywayVersion;
import io.slipway.engine.execute.TransactionMode;
import io.slipway.engine.ledger.FlywayBaseline;
import io.slipway.engine.ledger.FlywayHistorySettings;
import io.slipway.engine.ledger.FlywayTable;
import io.slipway.engine.ledger.FlywayTarget;
import io.slipway.engine.ledger.IgnoreMigrationPattern;
import io.slipway.engine.peer.FlywayPeer;
import io.slipway.engine.peer.Peer;
import io.slipway.engine.peer.PrismaPeer;
import io.slipway.engine.peer.TargetFacts;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Makes the peer that a project's settings describe, for one target.
public final class Peers {

  private Peers() {}

  public static Peer of(Project project, TargetFacts facts) {
    return switch (project.settings()) {
      case ProjectSettings.Flyway flyway ->
          new FlywayPeer(
              history(flyway, facts), flyway.bundle().placeholders(), flyway.mixed(), facts);
      case ProjectSettings.Prisma prisma -> new PrismaPeer(mode(prisma.execution()), facts);
    };
  }

  /// What a plan of the project notes of a target.
  public static TargetFacts facts(Connection connection, Project project, Instant now)
      throws SQLException {
    var schema =
        switch (project.settings()) {
          case ProjectSettings.Flyway flyway -> flyway.defaultSchema();
          case ProjectSettings.Prisma _ -> Optional.<String>empty();
        };
    return TargetFacts.read(connection, schema, now);
  }

  private static FlywayHistorySettings history(ProjectSettings.Flyway flyway, TargetFacts facts) {
    return new FlywayHistorySettings(
        new FlywayTable(facts.schema(), flyway.table(), Optional.empty()),
        List.of(facts.schema()),
        new FlywayBaseline(
            FlywayVersion.parse(flyway.baselineVersion()),
            flyway.baselineDescription(),
            flyway.baselineOnMigrate()),
        flyway.outOfOrder(),
        new FlywayTarget.Latest(),
        flyway.ignoreMigrationPatterns().stream().map(IgnoreMigrationPattern::parse).toList(),
        flyway.installedBy());
  }

  private static TransactionMode mode(PrismaExecution execution) {
    return switch (execution) {
      case TRANSACTIONAL -> TransactionMode.TRANSACTION_WHERE_POSSIBLE;
      case BATCH -> TransactionMode.BATCH;
      case STATEMENTS -> TransactionMode.STATEMENT_BY_STATEMENT;
    };
  }
}
