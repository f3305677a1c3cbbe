package io.slipway.control.audit;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
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

  private final JdbcClient jdbc;
  private final Clock clock;

  AuditTrail(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
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
    var head =
        jdbc.sql("SELECT seq, hash FROM audit_head FOR UPDATE")
            .query((row, _) -> new Head(row.getLong(1), row.getString(2)))
            .single();
    var entry = entry(event, head);
    insert(entry);
    jdbc.sql("UPDATE audit_head SET seq = ?, hash = ?").params(entry.seq(), entry.hash()).update();
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

  private void insert(AuditEntry entry) {
    var values =
        new java.util.ArrayList<@org.jspecify.annotations.Nullable Object>(
            List.of(entry.seq(), entry.at(), entry.actor(), entry.action(), entry.objectKind()));
    values.add(entry.objectId());
    values.add(entry.environment());
    values.add(entry.project());
    values.add(CanonicalJson.write(entry.detail()));
    values.add(entry.previousHash());
    values.add(entry.hash());
    jdbc.sql(
            """
            INSERT INTO audit_entry (seq, at, actor, action, object_kind, object_id, environment,
                                     project, detail, previous_hash, hash)
            VALUES (?, ?::timestamptz, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)""")
        .params(values)
        .update();
  }
}
