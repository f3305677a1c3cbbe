package io.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.control.audit.chain.AuditEntry;
import io.slipway.control.audit.chain.AuditHash;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/// How many entries a second the offline verifier goes through.
@Tag("benchmark")
class VerifyAuditBenchmarkTests {

  private static final Logger LOG = LoggerFactory.getLogger(VerifyAuditBenchmarkTests.class);
  private static final int ENTRIES = 200_000;

  @TempDir private Path folder;

  @Test
  void many_entries() throws IOException {
    var export = folder.resolve("export.jsonl");
    write(export);
    for (var round = 1; round <= 3; round++) {
      var text = new StringWriter();
      var out = new PrintWriter(text);
      var before = processorNanos();
      var start = System.nanoTime();
      assertThat(Commands.run(out, out, "verify-audit", export.toString())).isZero();
      var took = Duration.ofNanos(System.nanoTime() - start);
      assertThat(text.toString()).startsWith("whole: " + ENTRIES);
      LOG.warn(
          "{} entries, {} MB, verified in {} ms ({} ms of processor time): {} entries/s",
          ENTRIES,
          Files.size(export) / 1_000_000,
          took.toMillis(),
          (processorNanos() - before) / 1_000_000,
          ENTRIES * 1000L / took.toMillis());
    }
  }

  private static void write(Path export) throws IOException {
    var json = JsonMapper.builder().build();
    try (var out = Files.newBufferedWriter(export)) {
      var previous = AuditHash.BEFORE_THE_FIRST;
      for (var seq = 1; seq <= ENTRIES; seq++) {
        var entry = entry(seq, previous);
        out.write(json.writeValueAsString(entry));
        out.write('\n');
        previous = entry.hash();
      }
    }
  }

  private static AuditEntry entry(long seq, String previous) {
    return new AuditEntry(
            seq,
            "2026-01-31T12:00:00.123456Z",
            "ci",
            "deployment.create",
            "deployment",
            "e62ea9c0-0d0b-4f28-a592-94bd61e51f1f",
            "production",
            "inventory",
            Map.of(
                "plan",
                "e62ea9c0-0d0b-4f28-a592-94bd61e51f1f",
                "targets",
                List.of("inventory-production-eu", "inventory-production-us")),
            previous,
            "")
        .hashed();
  }

  // What the machine's other work does not lengthen.
  private static long processorNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
