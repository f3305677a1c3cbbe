package io.slipway.control.rehearsal;

import io.slipway.engine.catalog.Catalog;
import io.slipway.engine.postgres.ServerVersion;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Whole schemas by their digests, so that it can be said what differs when a digest does.
///
/// Nothing depends on them: what is too large or too old is not kept, and then digests alone are
/// told.
@Repository
public class SchemaSnapshots {

  // 3,000 tables take about 1 MiB.
  private static final int LARGEST = 8 << 20;

  // A plan that nobody ran for so long is made anew.
  private static final Duration KEPT = Duration.ofDays(30);

  private final JdbcClient jdbc;
  private final Clock clock;

  SchemaSnapshots(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  void keep(Catalog catalog) {
    var digest = catalog.digest().value();
    if (isThere(digest)) {
      return;
    }
    var content = SchemaText.write(catalog);
    if (content.length <= LARGEST) {
      jdbc.sql(
              """
              INSERT INTO schema_snapshot (digest, server, content, used_at) VALUES (?, ?, ?, ?)
              ON CONFLICT DO NOTHING
              """)
          .params(digest, catalog.server().number(), content, now())
          .update();
      jdbc.sql("DELETE FROM schema_snapshot WHERE used_at < ?")
          .param(Timestamp.from(clock.instant().minus(KEPT)))
          .update();
    }
  }

  private boolean isThere(String digest) {
    return jdbc.sql("UPDATE schema_snapshot SET used_at = ? WHERE digest = ?")
            .params(now(), digest)
            .update()
        > 0;
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }

  /// The schema of a digest, if it was kept.
  public Optional<Catalog> find(String digest) {
    return jdbc.sql("SELECT server, content FROM schema_snapshot WHERE digest = ?")
        .param(digest)
        .query(
            (row, _) ->
                SchemaText.read(new ServerVersion(row.getInt("server")), row.getBytes("content")))
        .optional();
  }
}
