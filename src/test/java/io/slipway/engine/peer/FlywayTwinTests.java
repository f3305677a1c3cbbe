package io.slipway.engine.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.slipway.testing.ClasspathFolder;
import io.slipway.testing.SchemaText;
import io.slipway.testing.ScriptFolder;
import io.slipway.testing.SharedMaterial;
import io.slipway.testing.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Real histories, applied by the engine and by real Flyway: same schema, same ledger, and either
/// goes on where the other stopped.
class FlywayTwinTests {

  private static final Logger LOG = LoggerFactory.getLogger(FlywayTwinTests.class);
  private static final int SWITCH_AFTER = 10;
  private static final int SWITCHES_AT_LEAST = 3;

  private static final List<Arguments> SMALL =
      List.of(
          history("conductor-postgres-persistence", FlywayTwinTests::conductor),
          history("cloudfoundry-identity-server", FlywayTwinTests::cloudFoundry));

  private static final List<Arguments> ALL =
      Stream.concat(
              SMALL.stream(),
              Stream.of(
                      "flyway/kestra",
                      "flyway/familie-ba-sak",
                      "flyway/interventions-service",
                      "flyway/crowd.dev",
                      "flyway-undo/gitness",
                      "flyway-undo/reportportal")
                  .map(name -> history(name, () -> SharedMaterial.history(name))))
          .toList();

  private static Arguments history(String name, Supplier<Path> folder) {
    return argumentSet(name, name, folder);
  }

  private static Path conductor() {
    return ClasspathFolder.extract(
        "db/migration_postgres", "com/netflix/conductor/postgres/config/PostgresProperties.class");
  }

  private static Path cloudFoundry() {
    return ClasspathFolder.extract(
        "org/cloudfoundry/identity/uaa/db/postgresql",
        "org/cloudfoundry/identity/uaa/provider/ldap/ProcessLdapProperties.class");
  }

  private static FlywayTwin optionsOf(String name) {
    return name.endsWith("crowd.dev") ? new FlywayTwin(true, false) : FlywayTwin.WITH_DEFAULTS;
  }

  // What crowd.dev's migrations take for granted on their server.
  private static TestDatabase database() {
    var database = TestDatabase.create();
    database.execute(
        """
        DO $$ BEGIN
          IF to_regrole('sequin') IS NULL THEN CREATE ROLE sequin; END IF;
        END $$
        """);
    return database;
  }

  @ParameterizedTest
  @FieldSource("SMALL")
  void small_histories_come_out_equal(String name, Supplier<Path> folder) {
    fromEmpty(name, folder.get());
  }

  @Tag("compat")
  @ParameterizedTest
  @FieldSource("ALL")
  void all_histories_come_out_equal(String name, Supplier<Path> folder) {
    fromEmpty(name, folder.get());
  }

  private static void fromEmpty(String name, Path folder) {
    var twin = optionsOf(name);
    try (var ours = database();
        var flyways = database()) {
      twin.engine(ours, folder);
      twin.isGreen(ours, folder);
      var stopped = migrate(twin, flyways, folder);
      if (stopped.isPresent()) {
        asFarAsFlywayComes(name, folder, flyways, stopped.get());
        return;
      }
      assertThat(FlywayTwin.rows(ours)).isEqualTo(FlywayTwin.rows(flyways));
      var compared = SchemaText.assertSame(ours, flyways);
      LOG.info("| {} | {} | equal ({}) |", name, FlywayTwin.rows(ours).size(), compared);
    }
  }

  private static Optional<FlywayException> migrate(
      FlywayTwin twin, TestDatabase database, Path folder) {
    try {
      twin.flyway(database, folder).migrate();
      return Optional.empty();
    } catch (FlywayException e) {
      return Optional.of(e);
    }
  }

  // Flyway may fail at a migration that the engine can run; what precedes it must be equal.
  private static void asFarAsFlywayComes(
      String name, Path folder, TestDatabase flyways, FlywayException stopped) {
    var applied = flyways.query("SELECT 1 FROM flyway_schema_history WHERE success").size();
    assertThat(applied).isPositive();
    var order = FlywayTwin.order(folder);
    try (var ours = database();
        var beginning = ScriptFolder.create()) {
      beginning.copy(folder, order.subList(0, applied));
      optionsOf(name).engine(ours, beginning.path());
      assertThat(FlywayTwin.rows(ours)).isEqualTo(FlywayTwin.rows(flyways).subList(0, applied));
      var compared = SchemaText.assertSame(ours, flyways);
      LOG.info(
          "| {} | {} | equal ({}) up to {}, where Flyway fails: {} |",
          name,
          order.size(),
          compared,
          order.get(applied).getFileName(),
          String.valueOf(stopped.getMessage())
              .lines()
              .filter(l -> l.startsWith("Message"))
              .toList());
    }
  }

  @Tag("compat")
  @ParameterizedTest
  @FieldSource("ALL")
  void either_goes_on_where_the_other_stopped(String name, Supplier<Path> source) {
    var folder = source.get();
    var twin = optionsOf(name);
    try (var begunByUs = database();
        var begunByFlyway = database();
        var byFlywayAlone = database()) {
      if (migrate(twin, byFlywayAlone, folder).isPresent()) {
        LOG.info("| {} | | not switched: Flyway alone cannot apply it |", name);
        return;
      }
      inTurns(twin, begunByUs, folder, true);
      inTurns(twin, begunByFlyway, folder, false);
      for (var database : List.of(begunByUs, begunByFlyway)) {
        twin.isGreen(database, folder);
        assertThat(FlywayTwin.rows(database)).isEqualTo(FlywayTwin.rows(byFlywayAlone));
        SchemaText.assertSame(database, byFlywayAlone);
      }
      LOG.info("| {} | | equal, switched at every tenth migration, both ways |", name);
    }
  }

  private static void inTurns(
      FlywayTwin twin, TestDatabase database, Path folder, boolean engineFirst) {
    var order = FlywayTwin.order(folder);
    var portion = Math.min(SWITCH_AFTER, order.size() / (SWITCHES_AT_LEAST + 1));
    var engine = engineFirst;
    try (var growing = ScriptFolder.create()) {
      for (var from = 0; from < order.size(); from += portion) {
        growing.copy(folder, order.subList(from, Math.min(from + portion, order.size())));
        if (engine) {
          twin.engine(database, growing.path());
        } else {
          twin.flyway(database, growing.path()).migrate();
        }
        engine = !engine;
      }
    }
  }
}
