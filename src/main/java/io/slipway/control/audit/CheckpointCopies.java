package io.slipway.control.audit;

import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The control database's copies of checkpoints, by which a line is missed that is gone from the
/// end of a file.
@Repository
class CheckpointCopies {

  private final JdbcClient jdbc;

  CheckpointCopies(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Copies those lines of a file that have no copy: the newest, and after a crash the one before.
  void complete(CheckpointFile file) throws IOException {
    var log = file.next().log();
    var copied = highest(log);
    if (copied >= file.next().number() - 1) {
      return;
    }
    try (var lines = file.lines()) {
      for (var number = 1L; lines.hasNext(); number++) {
        var line = lines.next();
        if (number > copied) {
          jdbc.sql("INSERT INTO audit_checkpoint (log, number, line) VALUES (?, ?, ?)")
              .params(log, number, line)
              .update();
        }
      }
    }
  }

  private long highest(UUID log) {
    return jdbc.sql("SELECT coalesce(max(number), 0) FROM audit_checkpoint WHERE log = ?")
        .param(log)
        .query(Long.class)
        .single();
  }

  /// The copy of the last line that a file must have.
  Optional<String> last(UUID log) {
    return jdbc.sql("SELECT line FROM audit_checkpoint WHERE log = ? ORDER BY number DESC LIMIT 1")
        .param(log)
        .query(String.class)
        .optional();
  }
}
