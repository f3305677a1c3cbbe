package io.slipway.engine.schemadiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.slipway.engine.bundle.BundleSettings;
import io.slipway.engine.bundle.FlywayNaming;
import io.slipway.engine.bundle.PlaceholderSettings;
import io.slipway.engine.catalog.CatalogReader;
import io.slipway.engine.execute.RunOutcome;
import io.slipway.engine.execute.TransactionMode;
import io.slipway.engine.ledger.FlywayHistorySettings;
import io.slipway.testing.EngineTarget;
import io.slipway.testing.EngineTarget.Planned;
import io.slipway.testing.ScriptFolder;
import io.slipway.testing.SharedMaterial;
import io.slipway.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How many steps of real histories have a generated down script that is proved.
@Tag("compat")
class HistoryDownsTests {

  private static final Logger LOG = LoggerFactory.getLogger(HistoryDownsTests.class);

  private static final Set<TableName> LEDGERS =
      Set.of(
          new TableName("public", "flyway_schema_history"),
          new TableName("public", "_prisma_migrations"));

  private final SchemaDiff diff = SchemaDiff.by(LEDGERS);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "flyway/kestra",
        "flyway/interventions-service",
        "flyway/familie-ba-sak",
        "flyway/crowd.dev",
        "flyway-undo/gitness",
        "flyway-undo/reportportal",
        "prisma/amplication",
        "prisma/langfuse"
      })
  void downs_are_proved(String history) throws SQLException {
    assumeTrue(history.matches(System.getProperty("slipway.history", ".*")), "not asked for");
    var folder = new ScriptFolder(SharedMaterial.history(history));
    try (var database = database()) {
      var planned = plan(history, folder, database);
      var verdicts = walk(database, planned);
      print(history, verdicts);
    }
  }

  private record Judged(String step, boolean changed, Verdict verdict, long millis) {}

  private List<Judged> walk(TestDatabase database, Planned planned) throws SQLException {
    var judged = new ArrayList<Judged>();
    try (var connection = database.connect()) {
      var before = diff.load(connection);
      var linesBefore = CatalogReader.read(connection);
      var steps = planned.plan().steps();
      for (var i = 0; i < steps.size(); i++) {
        assertThat(planned.apply(steps.subList(0, i + 1))).isEqualTo(new RunOutcome.Succeeded());
        var started = System.nanoTime();
        var after = diff.load(connection);
        var candidate = diff.script(after, before);
        var millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
        var linesAfter = CatalogReader.read(connection);
        connection.setAutoCommit(false);
        var verdict = Verdict.of(connection, candidate, linesBefore, HistoryDownsTests::isOurs);
        connection.setAutoCommit(true);
        var changed =
            !Verdict.differences(linesBefore, linesAfter, HistoryDownsTests::isOurs).isEmpty();
        judged.add(new Judged(steps.get(i).name(), changed, verdict, millis));
        before = after;
        linesBefore = linesAfter;
      }
    }
    return judged;
  }

  private static boolean isOurs(String line) {
    return LEDGERS.stream().noneMatch(table -> line.contains(table.name()));
  }

  private static void print(String history, List<Judged> steps) {
    var proved = steps.stream().filter(j -> j.verdict().isProved()).count();
    var changed = steps.stream().filter(Judged::changed).toList();
    var changedProved = changed.stream().filter(j -> j.verdict().isProved()).count();
    var failures =
        steps.stream()
            .filter(j -> !j.verdict().isProved())
            .map(j -> "  %s: %s %s".formatted(j.step(), j.verdict().kind(), j.verdict().reason()))
            .collect(Collectors.joining("\n"));
    write(history, steps);
    LOG.info(
        "| {} | {} | {} | {} of {} with a change | {} ms a step |\n{}",
        history,
        steps.size(),
        proved,
        changedProved,
        changed.size(),
        steps.stream().mapToLong(Judged::millis).sum() / steps.size(),
        failures);
  }

  // For whoever wants to read what was tried.
  private static void write(String history, List<Judged> steps) {
    try {
      var folder = Files.createDirectories(Path.of("target", "downs", history));
      for (var step : steps) {
        Files.writeString(
            folder.resolve(step.step() + ".down.sql"),
            "-- "
                + step.verdict().kind()
                + "\n"
                + String.join(";\n", step.verdict().script())
                + ";\n");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Planned plan(String history, ScriptFolder folder, TestDatabase database) {
    var target = EngineTarget.on(database);
    if (history.startsWith("prisma")) {
      return target.planPrisma(folder, TransactionMode.TRANSACTION_WHERE_POSSIBLE);
    }
    var crowd = history.endsWith("crowd.dev");
    var settings =
        new BundleSettings.Flyway(
            List.of(""),
            FlywayNaming.DEFAULT,
            StandardCharsets.UTF_8,
            new PlaceholderSettings(!crowd, "${", "}", Map.of()));
    return target.planFlyway(folder, settings, FlywayHistorySettings.DEFAULT.withOutOfOrder(crowd));
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
}
