package io.slipway.control.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.control.audit.chain.Checkpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Fifty who write at the same time, each over a connection of its own.
class ManyWritersTests {

  private static final int WRITERS = 50;
  private static final int TRANSACTIONS = 30;

  @TempDir private Path folder;

  @Test
  void lose_no_entry_and_leave_a_whole_chain_that_is_whole_at_any_moment() throws Exception {
    try (var slipway =
            new AuditedSlipway(
                folder,
                "--slipway.database.pool-size=60",
                "--slipway.audit.checkpoint-entries=100");
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var writers =
          IntStream.range(0, WRITERS)
              .mapToObj(writer -> threads.submit(write(slipway, writer)))
              .toList();
      var looks = 0;
      while (!writers.stream().allMatch(Future::isDone) || looks == 0) {
        var verification = slipway.verification();
        assertThat(verification.path("intact").asBoolean()).as("%s", verification).isTrue();
        looks++;
      }
      for (var writer : writers) {
        writer.get();
      }
      expectAll(slipway);
      slipway.sign();
      expectSigned(slipway);
    }
  }

  // One, two or three entries a transaction; every fifth is rolled back and leaves none.
  private static Callable<Void> write(AuditedSlipway slipway, int writer) {
    return () -> {
      for (var i = 0; i < TRANSACTIONS; i++) {
        var events = new ArrayList<AuditEvent>();
        for (var j = 0; j <= i % 3; j++) {
          events.add(event(writer, i, j));
        }
        if (i % 5 == 4) {
          slipway.recordInVain(events);
        } else {
          slipway.record(events);
        }
      }
      return null;
    };
  }

  private static AuditEvent event(int writer, int transaction, int entry) {
    return AuditEvent.of("writer " + writer, "thing.race", "thing", writer + "/" + transaction)
        .with(Map.of("entry", entry));
  }

  private static void expectAll(AuditedSlipway slipway) {
    var expected = new ArrayList<String>();
    for (var writer = 0; writer < WRITERS; writer++) {
      for (var i = 0; i < TRANSACTIONS; i++) {
        for (var j = 0; i % 5 != 4 && j <= i % 3; j++) {
          expected.add("%d/%d|%d".formatted(writer, i, j));
        }
      }
    }
    assertThat(
            slipway
                .database()
                .query(
                    "SELECT object_id, detail ->> 'entry' FROM slipway.audit_entry"
                        + " WHERE action = 'thing.race'"))
        .containsExactlyInAnyOrderElementsOf(expected);
    var numbers = slipway.database().query("SELECT seq FROM slipway.audit_entry ORDER BY seq");
    assertThat(numbers)
        .containsExactlyElementsOf(
            LongStream.rangeClosed(1, numbers.size()).mapToObj(Long::toString).toList());
  }

  private static void expectSigned(AuditedSlipway slipway) throws IOException {
    var verification = slipway.verification();
    assertThat(verification.path("intact").asBoolean()).as("%s", verification).isTrue();
    var signed =
        Files.readAllLines(slipway.checkpoints()).stream()
            .map(line -> Checkpoint.parse(line).seq())
            .toList();
    assertThat(signed).isSorted().hasSizeGreaterThan(5);
    assertThat(signed.getLast()).isEqualTo(verification.path("head").path("seq").asLong());
    assertThat(slipway.database().query("SELECT number FROM slipway.audit_checkpoint ORDER BY 1"))
        .hasSize(signed.size());
    assertThat(slipway.verifiedOffline(slipway.export(), slipway.publicKey())).startsWith("0 ");
  }
}
