package io.slipway.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A repair leaves the same rows as real Flyway's on a twin.
class FlywayRepairTests {

  private static final TestDatabase DATABASE = TestDatabase.create();

  private final TestDatabase database = ReusedDatabase.emptied(DATABASE);
  private final FlywayFolder folder = new FlywayFolder();
  private final FlywayHistorySettings settings = FlywayHistorySettings.DEFAULT;

  @AfterEach
  void close() {
    folder.close();
  }

  @AfterAll
  static void drop() {
    DATABASE.close();
  }

  @Test
  void removesFailedRowsMarksMissingOnesAndAlignsEditedOnes() throws SQLException {
    folder
        .with("V1__a.sql", "")
        .with("V2__b.sql", "select 2")
        .with("V3__c.sql", "")
        .with("V4__d.sql", "")
        .with("V5__e.sql", "")
        .with("R__gone.sql", "select 1")
        .with("R__who.sql", "select '${who}'");
    flyway(database, settings).migrate();
    database.execute(
        """
        update flyway_schema_history set success = false where version = '4';
        update flyway_schema_history set checksum = null where version = '3';
        """);
    database.execute(
        "update flyway_schema_history set checksum = %d where description = 'who'"
            .formatted(folder.resolved("R__who.sql").equivalentChecksum().orElseThrow()));
    folder
        .without("V1__a.sql")
        .without("R__gone.sql")
        .without("V5__e.sql")
        .with("V2__b.sql", "select 'edited'")
        .move("V3__c.sql", "V3__renamed.sql");
    assertThat(repairsLikeFlyway(settings))
        .extracting(action -> action.getClass().getSimpleName() + " " + action.row().label())
        .containsExactly(
            "RemoveFailed 4",
            "MarkDeleted 1",
            "MarkDeleted gone",
            "Align 2",
            "Align 3",
            "Align who");
    new FlywayOracle(database, folder).agree(settings);
  }

  @Test
  void marksFutureRowsToWhenTheyAreNotIgnored() throws SQLException {
    folder.with("V1__a.sql", "").with("V2__b.sql", "");
    flyway(database, settings).migrate();
    folder.without("V2__b.sql");
    assertThat(repairsLikeFlyway(settings)).isEmpty();
    assertThat(repairsLikeFlyway(settings.withIgnoreMigrationPatterns(List.of()))).hasSize(1);
  }

  @Test
  void doesNotTouchABaseline() throws SQLException {
    folder.with("V1__a.sql", "").with("V2__b.sql", "");
    flyway(database, settings).baseline();
    flyway(database, settings).migrate();
    assertThat(repairsLikeFlyway(settings)).isEmpty();
  }

  @Test
  void abbreviatesADescriptionThatFlywaysRepairFailsOn() throws SQLException {
    folder.with("V1__a.sql", "");
    flyway(database, settings).migrate();
    folder.move("V1__a.sql", "V1__" + "long_".repeat(45) + ".sql");
    try (var connection = database.connect()) {
      new FlywayRepair(folder.resolved(), settings, false).apply(connection);
    }
    assertThat(database.query("select length(description) from flyway_schema_history"))
        .containsExactly("200");
    new FlywayOracle(database, folder).agree(settings);
  }

  @Test
  void offersToUpdateTheScriptOfAFileThatMoved() throws SQLException {
    folder.with("V1__a.sql", "").with("R__r.sql", "select 1");
    flyway(database, settings).migrate();
    folder.move("V1__a.sql", "sub/V1__a.sql").move("R__r.sql", "sub/R__r.sql");
    var repair = new FlywayRepair(folder.resolved(), settings, true);
    try (var connection = database.connect()) {
      assertThat(new FlywayRepair(folder.resolved(), settings, false).apply(connection)).isEmpty();
      assertThat(repair.apply(connection)).hasSize(2);
      assertThat(repair.apply(connection)).isEmpty();
    }
    assertThat(database.query("select script from flyway_schema_history order by 1"))
        .containsExactly("sub/R__r.sql", "sub/V1__a.sql");
    new FlywayOracle(database, folder).agree(settings);
  }

  @Test
  void leavesEverythingAsItWasWhenTheCallerRollsBack() throws SQLException {
    folder.with("V1__a.sql", "select 1");
    flyway(database, settings).migrate();
    folder.with("V1__a.sql", "select 2");
    try (var connection = database.connect()) {
      connection.setAutoCommit(false);
      var repair = new FlywayRepair(folder.resolved(), settings, false);
      assertThat(repair.apply(connection)).hasSize(1);
      connection.rollback();
      assertThat(repair.preview(new FlywayHistory(settings).read(connection))).hasSize(1);
    }
  }

  private List<FlywayRepairAction> repairsLikeFlyway(FlywayHistorySettings used)
      throws SQLException {
    try (var twin = TestDatabase.copyOf(database);
        var connection = database.connect()) {
      flyway(twin, used).repair();
      var repair = new FlywayRepair(folder.resolved(), used, false);
      var preview = repair.preview(new FlywayHistory(used).read(connection));
      assertThat(repair.apply(connection)).isEqualTo(preview);
      assertThat(rows(database)).isEqualTo(rows(twin));
      return preview;
    }
  }

  static List<String> rows(TestDatabase where) {
    return where.query(
        """
        select installed_rank, version, description, type, script, checksum, success
        from flyway_schema_history order by 1
        """);
  }

  private Flyway flyway(TestDatabase where, FlywayHistorySettings used) {
    return FlywayOracle.configured(folder.flyway(where), used).load();
  }
}
