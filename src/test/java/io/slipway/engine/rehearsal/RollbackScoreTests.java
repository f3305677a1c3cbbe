package io.slipway.engine.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.bundle.Bundle;
import io.slipway.engine.bundle.BundleSettings;
import io.slipway.engine.bundle.FlywayNaming;
import io.slipway.engine.bundle.Migration;
import io.slipway.engine.bundle.PlaceholderSettings;
import io.slipway.engine.catalog.CatalogDifference;
import io.slipway.engine.execute.Step;
import io.slipway.engine.execute.TransactionMode;
import io.slipway.engine.ledger.FlywayHistorySettings;
import io.slipway.engine.ledger.LedgerPosition;
import io.slipway.engine.peer.FlywayPeer;
import io.slipway.engine.peer.Peer;
import io.slipway.engine.peer.PrismaPeer;
import io.slipway.engine.peer.TargetFacts;
import io.slipway.testing.EngineTarget;
import io.slipway.testing.SharedMaterial;
import io.slipway.testing.TestDatabase;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Every step of real histories, undone: by the author's down script where there is one, and by a
/// generated one.
///
/// What was found of each step is written to `target/rollback-score`.
class RollbackScoreTests {

  private static final Logger LOG = LoggerFactory.getLogger(RollbackScoreTests.class);
  private static final Path REPORTS = Path.of("target", "rollback-score");
  private static final double PROVED_AT_LEAST = 0.9;

  @Test
  void a_generated_script_undoes_most_steps_of_a_small_history() throws Exception {
    assertGenerated("flyway/kestra");
  }

  @ParameterizedTest
  @Tag("compat")
  @ValueSource(
      strings = {
        "flyway/familie-ba-sak",
        "flyway/interventions-service",
        "flyway/crowd.dev",
        "flyway-undo/gitness",
        "flyway-undo/reportportal",
        "prisma/langfuse",
        "prisma/amplication",
        "prisma-down/gitness"
      })
  void a_generated_script_undoes_most_steps_of(String history) throws Exception {
    assertGenerated(history);
  }

  private static void assertGenerated(String history) throws Exception {
    var verdict = rehearse(history, false);
    report(history + " generated", verdict);

    var proved = verdict.steps().stream().filter(step -> step.verdict().isProven()).count();
    assertThat((double) proved / verdict.steps().size()).isGreaterThanOrEqualTo(PROVED_AT_LEAST);
    assertThat(verdict.steps())
        .allMatch(
            step -> step.verdict().isProven() == step.down() instanceof DownScript.Generated,
            "offered exactly when proved");
  }

  @ParameterizedTest
  @Tag("compat")
  @ValueSource(
      strings = {
        "flyway/crowd.dev",
        "flyway-undo/gitness",
        "flyway-undo/reportportal",
        "prisma-down/gitness"
      })
  void an_author_s_script_is_proved_or_named_with_what_is_wrong(String history) throws Exception {
    var verdict = rehearse(history, true);
    report(history + " author", verdict);

    assertThat(verdict.steps())
        .filteredOn(step -> step.down() instanceof DownScript.Author)
        .isNotEmpty()
        .allSatisfy(
            step -> assertThat(step.verdict().isProven() || !step.reason().isEmpty()).isTrue());
  }

  private static PlanVerdict rehearse(String history, boolean withAuthors)
      throws SQLException, IOException {
    var folder = SharedMaterial.history(history);
    try (var database = TestDatabase.create()) {
      database.execute(
          """
          DO $$ BEGIN
            IF to_regrole('sequin') IS NULL THEN CREATE ROLE sequin; END IF;
          END $$
          """);
      var bundle = EngineTarget.bundle(folder, settings(history));
      var peer = peer(history, database);
      var steps =
          peer.steps(bundle, bundle.migrations().stream().map(Migration::name).toList()).stream()
              .map(step -> rehearsed(peer, step, withAuthors))
              .toList();
      return rehearsal(peer, bundle).of(new RehearsalScene.Copyable(database), steps);
    }
  }

  private static RollbackRehearsal rehearsal(Peer peer, Bundle bundle) {
    return new RollbackRehearsal(
        peer.session(),
        peer.callbacks(bundle),
        peer.ledger(bundle, LedgerPosition.of(List.of())),
        List.of(new TrialDowns(), new CodeKeeperDowns()));
  }

  private static RehearsedStep rehearsed(Peer peer, Step step, boolean withAuthors) {
    return new RehearsedStep(
        step,
        withAuthors ? peer.down(step.migration()) : Optional.empty(),
        step.migration().downPath());
  }

  private static BundleSettings settings(String history) {
    return history.startsWith("prisma")
        ? new BundleSettings.Prisma()
        : new BundleSettings.Flyway(
            List.of(""),
            FlywayNaming.DEFAULT,
            StandardCharsets.UTF_8,
            new PlaceholderSettings(!history.endsWith("crowd.dev"), "${", "}", Map.of()));
  }

  private static Peer peer(String history, TestDatabase database) throws SQLException {
    try (var connection = database.connect()) {
      var facts = TargetFacts.read(connection, Optional.empty(), Instant.now());
      return switch (settings(history)) {
        case BundleSettings.Flyway flyway ->
            new FlywayPeer(
                FlywayHistorySettings.DEFAULT.withOutOfOrder(true),
                flyway.placeholders(),
                true,
                facts);
        case BundleSettings.Prisma _ ->
            new PrismaPeer(TransactionMode.TRANSACTION_WHERE_POSSIBLE, facts);
      };
    }
  }

  private static void report(String name, PlanVerdict plan) throws IOException {
    var counts = new EnumMap<RollbackVerdict, Integer>(RollbackVerdict.class);
    Files.createDirectories(REPORTS);
    try (var out =
        new PrintWriter(
            Files.newBufferedWriter(REPORTS.resolve(name.replaceAll("[ /]", "-") + ".txt")))) {
      for (var step : plan.steps()) {
        counts.merge(step.verdict(), 1, Integer::sum);
        out.printf("%-14s %s: %s%n", step.verdict(), step.migration(), step.reason());
        step.differences().forEach(difference -> out.println("    " + words(difference)));
        step.remarks().forEach(remark -> out.println("    " + remark));
      }
      out.printf("%s: %s %s%n", name, plan.verdict(), plan.reason());
    }
    LOG.info("| {} | {} steps | {} | {} |", name, plan.steps().size(), counts, plan.verdict());
  }

  private static String words(CatalogDifference difference) {
    return switch (difference) {
      case CatalogDifference.Added(var object) -> "too much: " + object.ref();
      case CatalogDifference.Missing(var object) -> "missing: " + object.ref();
      case CatalogDifference.Changed(_, var after, var attributes) ->
          after.ref() + " " + attributes;
    };
  }
}
