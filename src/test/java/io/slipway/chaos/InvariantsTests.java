package io.slipway.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.chaos.Breach.Invariant;
import io.slipway.testing.SlipwayTest;
import io.slipway.testing.TcpProxy;
import io.slipway.testing.TestDatabase;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// That the chaos suite sees each invariant broken when it is.
@Tag("chaos")
class InvariantsTests extends SlipwayTest {

  private static final AtomicInteger ORDER = new AtomicInteger(970);
  private static final String SOME = "(SELECT migration FROM effects LIMIT 1)";

  private TestDatabase database = new TestDatabase("");

  @BeforeEach
  void create() {
    database = TestDatabase.create();
  }

  @AfterEach
  void drop() {
    database.close();
  }

  private Job deployed(Layout layout) {
    var sql = new Sql(database.url(), database.user(), database.password());
    var target = new Target(sql, TcpProxy.to(database.port()));
    var client = new Client(() -> List.of(admin), 0);
    var job = Job.create(client, ORDER.incrementAndGet(), layout, target, new Dice(1));
    Settling.of(job).awaitSuccess(job.deploy(job.prepare(), job.id()));
    return job;
  }

  private static List<Invariant> broken(Job job) {
    var control = new Sql(CONTROL.url(), CONTROL.user(), CONTROL.password());
    return Invariants.ofAll(job, control).stream().map(Breach::invariant).distinct().toList();
  }

  private static String lastRun(Job job) {
    return """
        (SELECT run.id FROM slipway.run JOIN slipway.deployment d ON d.id = run.deployment
          WHERE project = '%s' ORDER BY created_at DESC LIMIT 1)
        """
        .formatted(job.id());
  }

  @Test
  void anEffectThatIsThereTwice() {
    var job = deployed(Layout.FLYWAY);
    assertThat(broken(job)).isEmpty();
    database.execute("INSERT INTO effects SELECT * FROM effects LIMIT 1");
    assertThat(broken(job)).containsExactly(Invariant.APPLIED_ONCE);
  }

  @Test
  void anEffectThatIsNotThere() {
    var job = deployed(Layout.PRISMA_STATEMENTS);
    database.execute("DELETE FROM effects WHERE migration = " + SOME);
    assertThat(broken(job)).containsExactly(Invariant.RECORDED_IS_THERE);
  }

  @Test
  void aRowOfFlywaysLedgerThatIsNotThere() {
    var job = deployed(Layout.FLYWAY);
    database.execute("DELETE FROM flyway_schema_history WHERE script = " + SOME);
    assertThat(broken(job)).containsExactly(Invariant.THERE_IS_RECORDED, Invariant.DEFINED_END);
  }

  @Test
  void aRowOfPrismasLedgerThatIsThereTwice() {
    var job = deployed(Layout.PRISMA);
    database.execute(
        """
        INSERT INTO _prisma_migrations
        SELECT reverse(id), checksum, finished_at, migration_name, logs, rolled_back_at, started_at,
               applied_steps_count FROM _prisma_migrations WHERE migration_name =
        """
            + SOME);
    assertThat(broken(job)).containsExactly(Invariant.APPLIED_ONCE);
  }

  @Test
  void anAuditEntryThatIsMissing() {
    var job = deployed(Layout.FLYWAY);
    CONTROL.execute("UPDATE slipway.run SET attempt = attempt + 1 WHERE id = " + lastRun(job));
    assertThat(broken(job)).containsExactly(Invariant.AUDIT_WHOLE);
  }

  @Test
  void aDeploymentThatNobodyWasToldOf() {
    var job = deployed(Layout.FLYWAY);
    job.deployments().clear();
    assertThat(broken(job)).containsExactly(Invariant.AUDIT_WHOLE);
  }

  @Test
  void aStepThatIsSaidNotToBeApplied() {
    var job = deployed(Layout.FLYWAY);
    CONTROL.execute("UPDATE slipway.run_step SET state = 'PENDING' WHERE run = " + lastRun(job));
    assertThat(broken(job)).containsExactly(Invariant.ACCOUNT_TRUE);
  }
}
