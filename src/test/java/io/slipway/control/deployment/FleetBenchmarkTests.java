package io.slipway.control.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.DeployedProject;
import io.slipway.testing.PgDump;
import io.slipway.testing.ProcessorTime;
import io.slipway.testing.SlipwayTest;
import io.slipway.testing.TestDatabase;
import io.slipway.testing.TestScratch;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/// How long one plan over many tenants of one server takes, to be made and to be carried out,
/// beside `xargs -P` with `psql` doing the same to as many, and with `pg_dump` before and after.
///
/// `slipway.fleet.targets` says how many tenants there are.
@Tag("benchmark")
class FleetBenchmarkTests extends SlipwayTest {

  private static final Logger LOG = LoggerFactory.getLogger(FleetBenchmarkTests.class);

  private static final int TARGETS = Integer.getInteger("slipway.fleet.targets", 1000);
  private static final int CANARIES = Math.min(10, TARGETS / 2);
  private static final int PARALLEL = 8;
  // Slipway is a service that has been at work for a while, and no new process like psql.
  private static final int WARM_UP = 50;
  // As many as are enough to know how long each takes.
  private static final int BY_HAND = Math.min(200, TARGETS);
  private static final int CAREFUL = Math.min(100, TARGETS);
  private static final long PATIENCE_S = 1800;
  private static final long MEBIBYTE = 1 << 20;
  private static final double NANOS_PER_SECOND = 1e9;
  private static final int MILLIS = 1000;

  private static final String FIRST =
      """
      CREATE TABLE customer (id bigint PRIMARY KEY, name text NOT NULL);
      CREATE TABLE invoice (id bigint PRIMARY KEY, customer bigint REFERENCES customer, cents bigint);
      INSERT INTO customer SELECT i, 'customer ' || i FROM generate_series(1, 200) i;
      """;
  private static final String SECOND =
      """
      ALTER TABLE customer ADD COLUMN email text;
      CREATE INDEX invoice_by_customer ON invoice (customer);
      CREATE TABLE payment (id bigint PRIMARY KEY, invoice bigint REFERENCES invoice, at timestamptz);
      UPDATE customer SET email = 'c' || id || '@example.com';
      """;
  private static final String LEDGER_ROW =
      """
      INSERT INTO flyway_schema_history (installed_rank, version, description, type, script,
          checksum, installed_by, execution_time, success)
      VALUES (2, '2', 'billing', 'SQL', 'V2__billing.sql', 0, current_user, 0, true);
      """;

  @TempDir Path folder;

  @Test
  void one_plan_over_all_tenants() throws Exception {
    var job = DeployedProject.flyway(admin);
    job.upload(Map.of("V1__customers.sql", FIRST));
    try (var template = TestDatabase.create()) {
      job.target(template);
      job.deployed(job.plan());
      admin.delete("/api/v1/targets/" + targetOf(job, template)).expect(204);
      var tenants = clones(template);
      try {
        measure(job, tenants);
      } finally {
        tenants.forEach(TestDatabase::close);
      }
    }
  }

  private void warmUp(List<TestDatabase> tenants) {
    var job = DeployedProject.flyway(admin);
    tenants.forEach(job::target);
    job.upload(Map.of("V1__customers.sql", FIRST, "V2__billing.sql", SECOND));
    job.deployed(job.plan());
  }

  private void measure(DeployedProject job, List<TestDatabase> all) throws Exception {
    warmUp(all.subList(0, WARM_UP));
    var ours = all.subList(WARM_UP, WARM_UP + TARGETS);
    var rest = all.subList(WARM_UP + TARGETS, all.size());
    for (var i = 0; i < TARGETS; i++) {
      job.target(ours.get(i), Map.of("tier", i < CANARIES ? "canary" : "tenant"));
    }
    job.upload(Map.of("V1__customers.sql", FIRST, "V2__billing.sql", SECOND));
    job.waves(
        List.of(
            Map.of("match", Map.of("tier", "canary"), "parallel", PARALLEL),
            Map.of("parallel", PARALLEL)));
    planned("not rehearsed", job);
    rehearsed(job);
    var plan = planned("rehearsed", job);
    assertThat(plan.path("targets").get(TARGETS - 1).path("rollback").path("verdict").asString())
        .as("%s", plan.path("targets").get(TARGETS - 1).path("rollback").path("reason"))
        .isNotEqualTo("UNPROVEN");
    System.gc();
    report("Slipway", TARGETS, watched(() -> deployed(job, plan)));
    LOG.info("  a run's parts in ms (queued, before, in and behind its step): {}", parts(plan));
    withoutChecks(rest.subList(0, BY_HAND));
    var theirs = rest.subList(BY_HAND, rest.size());
    byHand(
        theirs.subList(0, BY_HAND), theirs.subList(BY_HAND, theirs.size() - 1), theirs.getLast());
    assertThat(ours.getLast().query("SELECT count(*) FROM payment, flyway_schema_history"))
        .isEqualTo(theirs.getFirst().query("SELECT count(*) FROM payment, flyway_schema_history"));
  }

  // As psql does it: whatever the targets are like, and whatever comes of it.
  private void withoutChecks(List<TestDatabase> tenants) throws Exception {
    var job = DeployedProject.flyway(admin);
    tenants.forEach(job::target);
    job.upload(Map.of("V1__customers.sql", FIRST, "V2__billing.sql", SECOND));
    change(
        job,
        Map.of(
            "waves", List.of(Map.of("parallel", PARALLEL)),
            "preflight",
                Map.of(
                    "off",
                    ids(
                        io.slipway.engine.preflight.Check.values(),
                        io.slipway.engine.preflight.Check::id)),
            "postflight",
                Map.of(
                    "off",
                    ids(
                        io.slipway.engine.postflight.Check.values(),
                        io.slipway.engine.postflight.Check::id))));
    var plan = planned("for runs without checks", job);
    System.gc();
    report("Slipway without its checks", tenants.size(), watched(() -> deployed(job, plan)));
    LOG.info("  a run's parts in ms (queued, before, in and behind its step): {}", parts(plan));
  }

  private static <T> List<String> ids(T[] checks, Function<T, String> id) {
    return Stream.of(checks).map(id).toList();
  }

  private void byHand(List<TestDatabase> plain, List<TestDatabase> careful, TestDatabase untouched)
      throws Exception {
    var byHand = new PsqlFleet(folder, SECOND + LEDGER_ROW, PARALLEL);
    report("xargs and psql", plain.size(), watched(() -> byHand.send(plain)));
    if (!PgDump.dumps(untouched)) {
      LOG.info("no pg_dump of the server's version, and so no comparison with it");
      return;
    }
    report(
        "xargs, psql and pg_dump before and after",
        careful.size(),
        watched(() -> byHand.sendAndCompare(careful, untouched, plain.getFirst())));
  }

  private void rehearsed(DeployedProject job) {
    change(job, Map.of("scratch", TestScratch.place()));
  }

  private void change(DeployedProject job, Map<String, ?> changes) {
    var path = "/api/v1/environments/" + job.id();
    var environment = admin.get(path).expect(200).json();
    var wish = new HashMap<String, Object>(changes);
    wish.put("name", job.id());
    wish.put("order", environment.path("order").asInt());
    wish.putIfAbsent("waves", environment.path("waves"));
    admin.put(path, wish).expect(200);
  }

  private JsonNode planned(String how, DeployedProject job) {
    var begun = System.nanoTime();
    var accepted =
        admin
            .post("/api/v1/plans", Map.of("project", job.id(), "environment", job.id()))
            .expect(202);
    var location = accepted.header("Location").orElseThrow();
    var plan = accepted.json();
    while (plan.path("state").asString().equals("PREPARING") && seconds(begun) < PATIENCE_S) {
      plan = admin.get(location + "?wait=60s").expect(200).json();
    }
    assertThat(plan.path("runnable").asBoolean()).as("%s", plan.path("failure")).isTrue();
    LOG.info(
        "A plan of {} targets, {}: {} s, a document of {} KiB",
        plan.path("targets").size(),
        how,
        "%.1f".formatted(seconds(begun)),
        plan.toString().length() / 1024);
    return plan;
  }

  private void deployed(DeployedProject job, JsonNode plan) {
    var begun = System.nanoTime();
    var location = job.deploy(plan, null).expect(202).header("Location").orElseThrow();
    LOG.info("  accepted after {} s", "%.1f".formatted(seconds(begun)));
    var deployment = admin.get(location + "?wait=60s").expect(200).json();
    while (deployment.path("state").asString().matches("RUNNING|WAITING|QUEUED")
        && seconds(begun) < PATIENCE_S) {
      deployment = admin.get(location + "?wait=60s").expect(200).json();
    }
    assertThat(deployment.path("state").asString()).isEqualTo("SUCCEEDED");
  }

  /// What a piece of work took.
  private record Taken(double seconds, double processor, long connections, long heap) {}

  @FunctionalInterface
  private interface Work {
    void run() throws Exception;
  }

  private Taken watched(Work work) throws Exception {
    var connections = new AtomicLong();
    var heap = new AtomicLong();
    var over = new AtomicBoolean();
    var watcher =
        Thread.ofPlatform()
            .start(
                () -> {
                  while (!over.get()) {
                    connections.accumulateAndGet(connections(), Math::max);
                    heap.accumulateAndGet(heap(), Math::max);
                  }
                });
    var begun = System.nanoTime();
    var used = ProcessorTime.seconds(CONTROL);
    work.run();
    var seconds = seconds(begun);
    var processor = ProcessorTime.seconds(CONTROL) - used;
    over.set(true);
    watcher.join();
    return new Taken(seconds, processor, connections.get(), heap.get());
  }

  // Those of the tenants alone: the control database has its own pool, which does not grow.
  private static long connections() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Long.parseLong(
        CONTROL
            .query(
                "SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend'"
                    + " AND datname <> current_database()")
            .getFirst());
  }

  private static long heap() {
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEBIBYTE;
  }

  // Medians of what the events of the runs say.
  private static String parts(JsonNode plan) {
    return CONTROL
        .query(
            """
            SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY started - queued),
                   percentile_disc(0.5) WITHIN GROUP (ORDER BY step - started),
                   percentile_disc(0.5) WITHIN GROUP (ORDER BY applied - step),
                   percentile_disc(0.5) WITHIN GROUP (ORDER BY ended - applied)
              FROM (
                SELECT max(ms) FILTER (WHERE kind = 'run-queued') AS queued,
                       max(ms) FILTER (WHERE kind = 'run-started') AS started,
                       max(ms) FILTER (WHERE kind = 'step-started') AS step,
                       max(ms) FILTER (WHERE kind = 'step-applied') AS applied,
                       max(ms) FILTER (WHERE kind = 'run-succeeded') AS ended
                  FROM (SELECT e.*, (extract(epoch FROM at) * 1000)::bigint AS ms
                          FROM slipway.deployment_event e
                          JOIN slipway.deployment d ON d.id = e.deployment
                         WHERE d.plan = '%s') e
                 GROUP BY detail ->> 'run') run"""
                .formatted(plan.path("id").asString()))
        .getFirst();
  }

  private static void report(String who, int targets, Taken taken) {
    LOG.info(
        "{}: {} targets in {} s, {} a second, {} ms of processor time each; {} connections at most,"
            + " {} MiB of heap at most",
        who,
        targets,
        "%.1f".formatted(taken.seconds()),
        "%.1f".formatted(targets / taken.seconds()),
        "%.0f".formatted(taken.processor() * MILLIS / targets),
        taken.connections(),
        taken.heap());
  }

  private static double seconds(long begun) {
    return (System.nanoTime() - begun) / NANOS_PER_SECOND;
  }

  private static String targetOf(DeployedProject job, TestDatabase database) {
    return job.id() + "-" + database.name().replace('_', '-');
  }

  private static List<TestDatabase> clones(TestDatabase template) {
    var begun = System.nanoTime();
    var all =
        IntStream.range(0, WARM_UP + TARGETS + 2 * BY_HAND + CAREFUL + 1)
            .mapToObj(_ -> TestDatabase.copyOf(template))
            .collect(Collectors.toCollection(ArrayList::new));
    LOG.info("{} databases cloned in {} s", all.size(), "%.1f".formatted(seconds(begun)));
    return all;
  }
}
