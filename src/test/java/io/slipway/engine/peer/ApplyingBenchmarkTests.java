package io.slipway.engine.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.bundle.BundleSettings;
import io.slipway.engine.execute.RunOutcome;
import io.slipway.engine.execute.Step;
import io.slipway.engine.ledger.FlywayHistorySettings;
import io.slipway.testing.EngineTarget;
import io.slipway.testing.ScriptFolder;
import io.slipway.testing.SharedMaterial;
import io.slipway.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How long a real history takes to apply, and an applied one to plan.
///
/// All sides work on the same server, each round on fresh databases, in turns. Each reads the files
/// from disk and opens its own connections within its time.
@Tag("benchmark")
class ApplyingBenchmarkTests {

  private static final Logger LOG = LoggerFactory.getLogger(ApplyingBenchmarkTests.class);

  private static final int WARM_UP_ROUNDS = 2;
  private static final int ROUNDS = 9;
  private static final int PLANNED = 400;
  private static final int PLANNING_ROUNDS = 300;

  @Test
  void appliesAHistory() {
    var folder = new ScriptFolder(SharedMaterial.history("flyway/familie-ba-sak"));
    var order = order(folder);
    Map<String, Consumer<TestDatabase>> sides = new LinkedHashMap<>();
    sides.put("one connection, a commit each", database -> raw(database, order));
    sides.put("Slipway's engine", database -> engine(database, folder));
    sides.put("Flyway 13.12", database -> flyway(database, folder));
    Map<String, List<Double>> times = new LinkedHashMap<>();
    for (var round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
      for (var side : sides.entrySet()) {
        var millis = measured(side.getValue());
        if (round >= WARM_UP_ROUNDS) {
          times.computeIfAbsent(side.getKey(), _ -> new ArrayList<>()).add(millis);
        }
      }
    }
    print(order.size(), times);
  }

  private static List<Path> order(ScriptFolder folder) {
    try (var database = TestDatabase.create()) {
      return EngineTarget.on(database).planFlyway(folder).plan().steps().stream()
          .map(Step::script)
          .map(script -> folder.path().resolve(script.path()))
          .toList();
    }
  }

  private static double measured(Consumer<TestDatabase> side) {
    try (var database = TestDatabase.create()) {
      var started = System.nanoTime();
      side.accept(database);
      return (System.nanoTime() - started) / 1e6;
    }
  }

  private static void raw(TestDatabase database, List<Path> files) {
    try (var connection = database.connect("raw");
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      for (var file : files) {
        statement.execute(Files.readString(file));
        connection.commit();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void engine(TestDatabase database, ScriptFolder folder) {
    assertThat(EngineTarget.on(database).planFlyway(folder).apply())
        .isEqualTo(new RunOutcome.Succeeded());
  }

  private static void flyway(TestDatabase database, ScriptFolder folder) {
    Flyway.configure()
        .dataSource(database.url(), database.user(), database.password())
        .locations("filesystem:" + folder.path())
        .load()
        .migrate();
  }

  private static void print(int files, Map<String, List<Double>> times) {
    var base = median(times.values().iterator().next());
    var table = new StringBuilder("applying %d files, %d rounds\n".formatted(files, ROUNDS));
    table.append("%-32s %10s %10s %10s %8s%n".formatted("", "median", "best", "worst", "ratio"));
    times.forEach(
        (side, millis) ->
            table.append(
                "%-32s %7.0f ms %7.0f ms %7.0f ms %8.2f%n"
                    .formatted(
                        side,
                        median(millis),
                        millis.stream().min(Double::compare).orElseThrow(),
                        millis.stream().max(Double::compare).orElseThrow(),
                        median(millis) / base)));
    LOG.info("{}", table);
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  @Test
  void plansAnUpToDateTarget() {
    try (var database = TestDatabase.create();
        var folder = ScriptFolder.create()) {
      IntStream.rangeClosed(1, PLANNED)
          .forEach(
              i -> folder.with("V%d__table.sql".formatted(i), "CREATE TABLE t%d ();".formatted(i)));
      engine(database, folder);
      var target = EngineTarget.on(database);
      var bundle = EngineTarget.bundle(folder.path(), BundleSettings.Flyway.DEFAULT);
      var times = new ArrayList<Double>();
      for (var round = 0; round < PLANNING_ROUNDS; round++) {
        var started = System.nanoTime();
        var planned =
            target.planFlyway(bundle, BundleSettings.Flyway.DEFAULT, FlywayHistorySettings.DEFAULT);
        assertThat(planned.plan().steps()).isEmpty();
        times.add((System.nanoTime() - started) / 1e6);
      }
      var warm = times.subList(PLANNING_ROUNDS / 2, PLANNING_ROUNDS);
      LOG.info(
          "planning against an up-to-date target with {} migrations, one connection opened"
              + " within it: first {} ms, median after {} rounds {} ms",
          PLANNED,
          "%.0f".formatted(times.getFirst()),
          PLANNING_ROUNDS / 2,
          "%.1f".formatted(median(warm)));
    }
  }
}
