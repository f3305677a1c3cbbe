package io.slipway.control.audit;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Adds entries to the audit trail.
@Component
public class AuditTrail {

  static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private static final int BATCH = 500;

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;
  private final Clock clock;

  AuditTrail(JdbcClient jdbc, JdbcTemplate batches, Clock clock) {
    this.jdbc = jdbc;
    this.batches = batches;
    this.clock = clock;
  }

  /// Writes one entry in the caller's own transaction, which from here to its end holds the chain:
  /// record last, commit soon.
  ///
  /// @throws org.springframework.transaction.IllegalTransactionStateException without a
  ///     transaction
  /// @throws IllegalArgumentException when a detail is no string, whole number, boolean,
  ///     list or map
  @Transactional(propagation = Propagation.MANDATORY)
  public void record(AuditEvent event) {
    record(List.of(event));
  }

  /// Writes an entry for each event, in their order, as if one by one.
  @Transactional(propagation = Propagation.MANDATORY)
  public void record(List<AuditEvent> events) {
    if (events.isEmpty()) {
      return;
    }
    var head =
        jdbc.sql("SELECT seq, hash FROM audit_head FOR UPDATE")
            .query((row, _) -> new Head(row.getLong(1), row.getString(2)))
            .single();
    var entries = new ArrayList<AuditEntry>();
    for (var event : events) {
      var entry = entry(event, head);
      entries.add(entry);
      head = new Head(entry.seq(), entry.hash());
    }
    insert(entries);
    jdbc.sql("UPDATE audit_head SET seq = ?, hash = ?").params(head.seq(), head.hash()).update();
  }

  private record Head(long seq, String hash) {}

  private AuditEntry entry(AuditEvent event, Head head) {
    var open =
        new AuditEntry(
            head.seq() + 1,
            TIME.format(Instant.now(clock).truncatedTo(ChronoUnit.MICROS)),
            StorableText.of(event.actor()),
            StorableText.of(event.action()),
            StorableText.of(event.objectKind()),
            StorableText.orNull(event.objectId()),
            StorableText.orNull(event.environment()),
            StorableText.orNull(event.project()),
            StorableText.of(event.detail()),
            head.hash(),
            "");
    return hashed(open, AuditHash.of(open));
  }

  private static AuditEntry hashed(AuditEntry open, String hash) {
    return new AuditEntry(
        open.seq(),
        open.at(),
        open.actor(),
        open.action(),
        open.objectKind(),
        open.objectId(),
        open.environment(),
        open.project(),
        open.detail(),
        open.previousHash(),
        hash);
  }

  private void insert(List<AuditEntry> entries) {
    batches.batchUpdate(
        """
        INSERT INTO audit_entry (seq, at, actor, action, object_kind, object_id, environment,
                                 project, detail, previous_hash, hash)
        VALUES (?, ?::timestamptz, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)""",
        entries,
        BATCH,
        (statement, entry) -> {
          statement.setLong(1, entry.seq());
          statement.setString(2, entry.at());
          statement.setString(3, entry.actor());
          statement.setString(4, entry.action());
          statement.setString(5, entry.objectKind());
          statement.setString(6, entry.objectId());
          statement.setString(7, entry.environment());
          statement.setString(8, entry.project());
          statement.setString(9, CanonicalJson.write(entry.detail()));
          statement.setString(10, entry.previousHash());
          statement.setString(11, entry.hash());
        });
  }
}
