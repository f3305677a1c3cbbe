package io.slipway.engine.lint.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.bundle.Bundle;
import io.slipway.engine.bundle.BundleFiles;
import io.slipway.engine.bundle.BundleLimits;
import io.slipway.engine.bundle.BundleReader;
import io.slipway.engine.bundle.BundleSettings;
import io.slipway.engine.execute.TransactionMode;
import io.slipway.engine.lint.LintReport;
import io.slipway.engine.lint.LintedScript;
import io.slipway.engine.lint.MigrationNames;
import io.slipway.engine.lint.SeverityPolicy;
import io.slipway.engine.lint.analysis.LintPlan.Grouping;
import io.slipway.engine.lint.analysis.PlannedScript.Standing;
import io.slipway.engine.lint.rule.Observed;
import io.slipway.engine.lint.rule.Runner;
import io.slipway.engine.lint.schema.SchemaState;
import io.slipway.engine.peer.BundleLint;
import io.slipway.engine.peer.PrismaPeer;
import io.slipway.engine.sql.Script;
import io.slipway.testing.SharedMaterial;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How long it takes to lint a long history, beside what has to be done whatever is looked for:
/// splitting its scripts, and reading their statements.
@Tag("benchmark")
class LintBenchmarkTests {

  private static final Logger LOG = LoggerFactory.getLogger(LintBenchmarkTests.class);
  private static final int WARMING = 15;
  private static final int MEASURED = 9;

  @Test
  void a_history_of_hundreds_of_migrations() throws IOException {
    var files =
        BundleFiles.ofFolder(SharedMaterial.history("prisma/langfuse"), BundleLimits.DEFAULT);
    var bundle = BundleReader.read(files, new BundleSettings.Prisma());
    IntStream.range(0, WARMING).forEach(_ -> lint(bundle));

    var splitting = median(() -> split(bundle));
    var reading = median(() -> read(bundle));
    var linting = median(() -> lint(bundle));

    var report = lint(bundle);
    LOG.info(
        "{} migrations, {} statements, {} findings: split in {} ms, read one after the other in {} ms,"
            + " linted as a whole in {} ms (medians of {})",
        bundle.migrations().size(),
        report.verdicts().size(),
        report.counts().findings(),
        splitting,
        reading,
        linting,
        MEASURED);
    assertThat(report.verdicts()).isNotEmpty();
  }

  private static void split(Bundle bundle) {
    bundle.migrations().forEach(migration -> Script.of(migration.script().content()).statements());
  }

  private static void read(Bundle bundle) {
    bundle
        .migrations()
        .forEach(
            it ->
                Reading.of(new LintedScript(it.script().path(), Script.of(it.script().content()))));
  }

  private static LintReport lint(Bundle bundle) {
    var facts =
        new io.slipway.engine.peer.TargetFacts("public", "slipway", "slipway", Instant.EPOCH);
    var wish =
        new BundleLint.Wish(
            _ -> Optional.of(Standing.PENDING),
            SchemaState.empty(),
            Grouping.EACH_ALONE,
            Runner.SLIPWAY,
            Observed.NONE,
            MigrationNames.byDefault(),
            new LintSettings(SeverityPolicy.CATALOGUE, LocalDate.of(2026, 11, 1)));
    var peer = new PrismaPeer(TransactionMode.TRANSACTION_WHERE_POSSIBLE, facts);
    return BundleLint.of(peer, bundle, wish);
  }

  private static long median(Runnable work) {
    var times = IntStream.range(0, MEASURED).mapToLong(_ -> milliseconds(work)).sorted().toArray();
    return times[MEASURED / 2];
  }

  private static long milliseconds(Runnable work) {
    var start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1_000_000;
  }
}
