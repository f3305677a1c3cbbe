package io.slipway.engine.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.bundle.BundleSettings;
import io.slipway.engine.execute.TransactionMode;
import io.slipway.engine.ledger.FlywayHistorySettings;
import io.slipway.testing.EngineTarget;
import io.slipway.testing.EngineTarget.Planned;
import io.slipway.testing.RoundTrips;
import io.slipway.testing.ScriptFolder;
import io.slipway.testing.TestDatabase;
import java.sql.SQLException;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Plans on a target on which somebody else migrates for the first time.
class PlanBesideOthersTests {

  private final ScriptFolder folder = ScriptFolder.create();

  @AfterEach
  void drop() {
    folder.close();
  }

  @Test
  void a_flyway_history_that_is_begun_meanwhile_is_there_or_not() throws SQLException {
    folder.with("V1__a.sql", "CREATE TABLE a (id int);");
    eachMoment(
        target ->
            target.planFlyway(
                folder, BundleSettings.Flyway.DEFAULT, FlywayHistorySettings.DEFAULT));
  }

  @Test
  void a_prisma_history_that_is_begun_meanwhile_is_there_or_not() throws SQLException {
    folder.withPrisma("00000000000001_a", "CREATE TABLE a (id int);");
    eachMoment(target -> target.planPrisma(folder, TransactionMode.TRANSACTION_WHERE_POSSIBLE));
  }

  // Before each request of the plan in turn, until there are no more.
  private void eachMoment(Function<EngineTarget, Planned> planning) throws SQLException {
    var requests = 1;
    for (var moment = 1; moment <= requests; moment++) {
      try (var database = TestDatabase.create();
          var trips = new RoundTrips(database)) {
        var planned = planning.apply(EngineTarget.on(database));
        try (var connection = trips.open("test")) {
          var opened = trips.count();
          trips.before(opened + moment, planned::apply);
          var plan = planned.peer().plan(connection, planned.bundle());
          requests = trips.count() - opened;

          assertThat(plan.ledger().findings()).as("before request %d", moment).isEmpty();
          assertThat(plan.ledger().isBlocked()).isFalse();
        }
      }
    }
    assertThat(requests).isGreaterThan(2);
  }
}
