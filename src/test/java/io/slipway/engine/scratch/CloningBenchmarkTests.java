package io.slipway.engine.scratch;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.postgres.Identifiers;
import io.slipway.testing.TestScratch;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How long scratch databases take: an empty one, the copy of a template with 300 tables by each of
/// PostgreSQL's strategies, and their end. Every connection is opened within the time.
@Tag("benchmark")
class CloningBenchmarkTests {

  private static final Logger LOG = LoggerFactory.getLogger(CloningBenchmarkTests.class);
  private static final int TABLES = 300;
  private static final int WARM_UP_ROUNDS = 1;
  private static final int ROUNDS = 5;
  private static final String COPY = "slipway_benchmark_copy";

  private final Map<String, List<Double>> times = new LinkedHashMap<>();

  @Test
  void of_a_template_of_300_tables() throws SQLException {
    TestScratch.dropTemplates();
    var key = ScratchTests.newKey();
    try (var scratch =
        new Scratch(TestScratch.server(), ScratchSettings.DEFAULT, Clock.systemUTC())) {
      time("build the template", () -> scratch.cloneOf(key, CloningBenchmarkTests::fill));
      for (var round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
        rounds(scratch, key);
      }
    }
    strategies(key, "WAL_LOG");
    strategies(key, "FILE_COPY");
    print(key);
    TestScratch.dropTemplates();
  }

  private static Optional<String> fill(ScratchDatabase empty) throws SQLException {
    ScratchTests.execute(
        empty,
        IntStream.range(0, TABLES)
            .mapToObj(
                i ->
                    """
                    CREATE TABLE t%1$d (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                      name text NOT NULL, owner bigint, made timestamptz DEFAULT now());
                    CREATE INDEX ON t%1$d (name); CREATE INDEX ON t%1$d (owner, made);
                    """
                        .formatted(i))
            .collect(Collectors.joining()));
    return Optional.empty();
  }

  private void rounds(Scratch scratch, TemplateKey key) throws SQLException {
    var empty = new ScratchDatabase[1];
    time("create an empty one", () -> empty[0] = scratch.create());
    time("drop an empty one", empty[0]::close);
    var clone = new ScratchDatabase[1];
    time("clone the template", () -> clone[0] = clone(scratch, key));
    var copy = new ScratchDatabase[1];
    time("copy a working state", () -> copy[0] = scratch.copyOf(clone[0]));
    time("drop a clone", clone[0]::close);
    time("drop a copy", copy[0]::close);
  }

  // Apart from the others: what one strategy leaves to the checkpointer would count for them.
  private void strategies(TemplateKey key, String strategy) throws SQLException {
    for (var round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
      time(
          "CREATE DATABASE … STRATEGY = " + strategy,
          () ->
              TestScratch.execute(
                  "CREATE DATABASE %s TEMPLATE %s STRATEGY = %s"
                      .formatted(COPY, Identifiers.quote(key.databaseName()), strategy)));
      time("DROP DATABASE behind " + strategy, () -> TestScratch.execute("DROP DATABASE " + COPY));
    }
  }

  private static ScratchDatabase clone(Scratch scratch, TemplateKey key) throws SQLException {
    var cloned = scratch.cloneOf(key, CloningBenchmarkTests::fill);
    assertThat(cloned).isInstanceOf(Cloned.Ready.class);
    return ((Cloned.Ready<String>) cloned).database();
  }

  private interface Work {
    void run() throws SQLException;
  }

  private void time(String what, Work work) throws SQLException {
    var started = System.nanoTime();
    work.run();
    times.computeIfAbsent(what, _ -> new ArrayList<>()).add((System.nanoTime() - started) / 1e6);
  }

  private void print(TemplateKey key) {
    Function<String, String> ask = sql -> TestScratch.query(sql).getFirst();
    var table =
        new StringBuilder(
            "%d tables, %s, PostgreSQL %s, fsync %s%n"
                .formatted(
                    TABLES,
                    ask.apply(
                        "SELECT pg_size_pretty(pg_database_size('%s'))"
                            .formatted(key.databaseName())),
                    ask.apply("SHOW server_version"),
                    ask.apply("SHOW fsync")));
    table.append("%-40s %10s %10s %10s%n".formatted("", "median", "best", "worst"));
    times.forEach(
        (what, all) -> {
          var rounds = all.size() > ROUNDS ? all.subList(WARM_UP_ROUNDS, all.size()) : all;
          var sorted = rounds.stream().sorted().toList();
          table.append(
              "%-40s %7.0f ms %7.0f ms %7.0f ms%n"
                  .formatted(
                      what, sorted.get(sorted.size() / 2), sorted.getFirst(), sorted.getLast()));
        });
    LOG.info("{}", table);
  }
}
