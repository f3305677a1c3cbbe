package io.slipway.control.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.control.planning.BundleLibrary;
import io.slipway.control.project.Peers;
import io.slipway.control.project.ProjectId;
import io.slipway.control.project.Projects;
import io.slipway.control.project.TargetConnections;
import io.slipway.control.project.TargetId;
import io.slipway.control.project.Targets;
import io.slipway.engine.bundle.BundleId;
import io.slipway.engine.execute.Step;
import io.slipway.engine.rehearsal.RollbackVerdict;
import io.slipway.testing.DeployedProject;
import io.slipway.testing.SlipwayTest;
import io.slipway.testing.TestDatabase;
import io.slipway.testing.TestScratch;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/// How much a rehearsal takes, and what it leaves.
class RehearsalLimitTests extends SlipwayTest {

  private static RehearsalSettings within(Duration maxTime, Duration statementTimeout) {
    return new RehearsalSettings(
        maxTime,
        200,
        statementTimeout,
        DataSize.ofGigabytes(1),
        Duration.ofDays(1),
        Duration.ofHours(1));
  }

  private RollbackEvidence rehearse(RehearsalSettings settings, String script) throws SQLException {
    var job = DeployedProject.rehearsed(admin, TestScratch.place());
    try (var database = TestDatabase.create()) {
      var target = job.target(database);
      var bundle = job.upload(Map.of("V1__a.sql", script));
      var rehearsals =
          new Rehearsals(
              bean(ScratchServers.class),
              bean(TargetConnections.class),
              settings,
              Clock.systemUTC(),
              bean(SchemaSnapshots.class));
      try (var rehearsal = rehearsals.begin()) {
        var subject = subject(job.id(), target, bundle, database);
        return rehearsal.of(subject, rehearsal.look(subject)).rollback();
      }
    } finally {
      job.rehearseOn(Map.of("server", "none"));
    }
  }

  private Subject subject(String project, String target, String bundleId, TestDatabase database)
      throws SQLException {
    var found = bean(Projects.class).find(new ProjectId(project)).orElseThrow();
    var bundle = bean(BundleLibrary.class).load(found, new BundleId(bundleId));
    try (var connection = database.connect("test")) {
      var facts = Peers.facts(connection, found, Clock.systemUTC().instant());
      var plan = Peers.of(found, facts).plan(connection, bundle);
      return new Subject(
          bean(Targets.class).find(new TargetId(target)).orElseThrow(),
          bundle,
          plan.ledger(),
          facts,
          other -> Peers.of(found, other),
          plan.steps().stream().map(Step::name).toList());
    }
  }

  private <T> T bean(Class<T> type) {
    return context().getBean(type);
  }

  @Test
  void aRehearsalThatTakesTooLongIsBrokenOffAndLeavesNothing() throws SQLException {
    var settings = within(Duration.ofSeconds(5), Duration.ofMinutes(5));

    var evidence = rehearse(settings, "SELECT pg_sleep(300);");

    assertThat(evidence.verdict()).isEqualTo(RollbackVerdict.UNPROVEN);
    assertThat(evidence.reason())
        .isEqualTo("The plan's rehearsals took longer than 5 s (slipway.rehearsal.max-time).");
    assertThat(TestScratch.databases()).isEmpty();
  }

  @Test
  void aStatementThatTakesTooLongIsUnproven() throws SQLException {
    var settings = within(Duration.ofMinutes(5), Duration.ofSeconds(1));

    var evidence = rehearse(settings, "SELECT pg_sleep(300);");

    assertThat(evidence.verdict()).isEqualTo(RollbackVerdict.UNPROVEN);
    assertThat(evidence.reason()).contains("statement timeout");
  }

  @Test
  void whatACrashLeftIsSweptFromTheServersThatAreConfigured() {
    var left = "slipway_scratch_00000000000000aa_1";
    TestScratch.execute("CREATE DATABASE " + left);
    var job = DeployedProject.rehearsed(admin, TestScratch.place());
    try (var database = TestDatabase.create()) {
      job.target(database);

      bean(ScratchSweeper.class).sweep();

      assertThat(TestScratch.databases()).isEmpty();
    } finally {
      job.rehearseOn(Map.of("server", "none"));
    }
  }
}
