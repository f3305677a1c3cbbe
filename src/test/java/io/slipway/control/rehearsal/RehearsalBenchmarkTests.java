package io.slipway.control.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.DeployedProject;
import io.slipway.testing.SlipwayTest;
import io.slipway.testing.TestDatabase;
import io.slipway.testing.TestScratch;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How long a plan of 20 migrations takes with its verdicts, from the request to the answer: the
/// first time, when the target's state has to be built, and from then on.
@Tag("benchmark")
class RehearsalBenchmarkTests extends SlipwayTest {

  private static final Logger LOG = LoggerFactory.getLogger(RehearsalBenchmarkTests.class);
  private static final int APPLIED = 20;
  private static final int PENDING = 20;
  private static final int ROUNDS = 5;
  private static final double NANOS_PER_SECOND = 1e9;

  @Test
  void of_20_migrations_with_their_down_scripts() {
    measure(true);
  }

  @Test
  void of_20_migrations_whose_down_scripts_are_written() {
    measure(false);
  }

  private void measure(boolean downs) {
    TestScratch.dropTemplates();
    var job = DeployedProject.flyway(admin);
    try (var database = TestDatabase.create()) {
      job.target(database);
      job.migrate(scripts(1, APPLIED, false));
      var all = new HashMap<>(scripts(1, APPLIED, false));
      all.putAll(scripts(APPLIED + 1, APPLIED + PENDING, downs));
      job.upload(all);
      var survey = time(job, "UNPROVEN");
      job.rehearseOn(TestScratch.place());
      LOG.info(
          "A plan of {} migrations, down scripts {}: {} s without a rehearsal, {} s the first time",
          PENDING,
          downs ? "given" : "written",
          survey,
          time(job, "PROVEN"));
      for (var round = 1; round <= ROUNDS; round++) {
        LOG.info("  with a warm template, round {}: {} s", round, time(job, "PROVEN"));
      }
    } finally {
      job.rehearseOn(Map.of("server", "none"));
    }
  }

  private static String time(DeployedProject job, String expected) {
    var begun = System.nanoTime();
    var plan = job.plan();
    var seconds = (System.nanoTime() - begun) / NANOS_PER_SECOND;
    var rollback = plan.path("targets").path(0).path("rollback");
    assertThat(rollback.path("verdict").asString()).as("%s", rollback).isEqualTo(expected);
    return "%.2f".formatted(seconds);
  }

  private static Map<String, String> scripts(int first, int last, boolean downs) {
    var files = new TreeMap<String, String>();
    for (var i = first; i <= last; i++) {
      files.put("V%d__step.sql".formatted(i), up(i));
      if (downs) {
        files.put("U%d__step.sql".formatted(i), down(i));
      }
    }
    return files;
  }

  // Four steps make a table, constrain it, index it and look at it.
  private static String up(int i) {
    var table = "t" + (i - 1) / 4;
    return switch (i % 4) {
      case 1 -> "CREATE TABLE %s (id bigint PRIMARY KEY, name text NOT NULL);".formatted(table);
      case 2 -> "ALTER TABLE %s ADD made timestamptz DEFAULT now();".formatted(table);
      case 3 -> "CREATE INDEX %1$s_by_name ON %1$s (name);".formatted(table);
      default -> "CREATE VIEW %1$s_names AS SELECT name FROM %1$s;".formatted(table);
    };
  }

  private static String down(int i) {
    var table = "t" + (i - 1) / 4;
    return switch (i % 4) {
      case 1 -> "DROP TABLE %s;".formatted(table);
      case 2 -> "ALTER TABLE %s DROP made;".formatted(table);
      case 3 -> "DROP INDEX %s_by_name;".formatted(table);
      default -> "DROP VIEW %s_names;".formatted(table);
    };
  }
}
