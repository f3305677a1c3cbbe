package io.slipway.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.LongFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How many megabytes a second are split, at two sizes: equal figures mean linear time.
@Tag("benchmark")
class SplittingBenchmarkTests {

  private static final Logger LOG = LoggerFactory.getLogger(SplittingBenchmarkTests.class);

  private static final long MEGABYTE = 1_000_000;
  private static final int[] SIZES = {10, 100};

  @Test
  void splitsInLinearTime() {
    measure("small statements", GeneratedScript::ofSmallStatements);
    measure("one INSERT", GeneratedScript::ofOneInsert);
    measure("one COPY", GeneratedScript::ofOneCopy);
    measure("one DO block", GeneratedScript::ofOneFunction);
  }

  private static void measure(String what, LongFunction<GeneratedScript> script) {
    split(script.apply(SIZES[0] * MEGABYTE));
    for (var size : SIZES) {
      var reading = seconds(() -> drain(script.apply(size * MEGABYTE)));
      var splitting = seconds(() -> split(script.apply(size * MEGABYTE)));
      LOG.info(
          "splitting {}: {} MB in {} s, {} MB/s (generating the text took {} s of it)",
          what,
          size,
          "%.2f".formatted(splitting),
          Math.round(size / (splitting - reading)),
          "%.2f".formatted(reading));
    }
  }

  private static void split(GeneratedScript script) {
    assertThat(StatementSplitter.stream(script).count()).isPositive();
  }

  private static void drain(GeneratedScript script) {
    var buffer = new byte[1 << 16];
    while (script.read(buffer, 0, buffer.length) >= 0) {}
  }

  private static double seconds(Runnable work) {
    var start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e9;
  }
}
