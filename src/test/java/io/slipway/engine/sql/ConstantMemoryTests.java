package io.slipway.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/// What splitting 100 MB allocates, all told and garbage included.
class ConstantMemoryTests {

  private static final long SIZE = 100_000_000;

  /// The buffer, the lexer and what the JVM itself needs to get going.
  private static final long FIXED_BYTES = 1_000_000;

  /// A [Statement] with its range, and what followed it while it was read.
  private static final long BYTES_PER_STATEMENT = 400;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @Test
  void doesNotGrowWithTheLengthOfAStatement() {
    assertThat(allocated(GeneratedScript.ofOneInsert(SIZE), 1)).isLessThan(FIXED_BYTES);
  }

  @Test
  void doesNotGrowWithTheLengthOfCopyData() {
    assertThat(allocated(GeneratedScript.ofOneCopy(SIZE), 1)).isLessThan(FIXED_BYTES);
  }

  @Test
  void doesNotGrowWithTheLengthOfABody() {
    assertThat(allocated(GeneratedScript.ofOneFunction(SIZE / 5), 1)).isLessThan(FIXED_BYTES);
  }

  @Test
  void isASmallConstantForEachStatement() {
    var script = GeneratedScript.ofSmallStatements(SIZE);
    var count = script.repetitions();
    assertThat(allocated(script, count)).isLessThan(FIXED_BYTES + count * BYTES_PER_STATEMENT);
  }

  private static long allocated(GeneratedScript script, long statements) {
    var before = THREADS.getCurrentThreadAllocatedBytes();
    var count = StatementSplitter.stream(script).count();
    var allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
    assertThat(count).isEqualTo(statements);
    return allocated;
  }
}
