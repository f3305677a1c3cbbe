package io.slipway.control.audit;

import io.slipway.control.audit.chain.AuditEntry;
import io.slipway.control.audit.chain.CanonicalJson;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
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

  // The database moves the head by itself, to the last of them.
  private static final String INSERT =
      """
      INSERT INTO audit_entry (seq, at, actor, action, object_kind, object_id, environment,
                               project, detail, previous_hash, hash)
      SELECT seq, at::timestamptz, actor, action, object_kind, object_id, environment,
             project, detail::jsonb, previous_hash, hash
        FROM unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                    ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
             AS entry (seq, at, actor, action, object_kind, object_id, environment,
                       project, detail, previous_hash, hash)""";

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;
  private final Clock clock;
  private final ApplicationEventPublisher publisher;

  AuditTrail(
      JdbcClient jdbc, JdbcTemplate batches, Clock clock, ApplicationEventPublisher publisher) {
    this.jdbc = jdbc;
    this.batches = batches;
    this.clock = clock;
    this.publisher = publisher;
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

  /// Writes an entry for each event, in their order, as if one by one, and publishes them as one
  /// [AuditRecorded].
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
    publisher.publishEvent(new AuditRecorded(entries));
    publisher.publishEvent(new EntriesAdded(head.seq()));
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
    return open.hashed();
  }

  private void insert(List<AuditEntry> entries) {
    for (var from = 0; from < entries.size(); from += BATCH) {
      var some = entries.subList(from, Math.min(from + BATCH, entries.size()));
      batches.update(connection -> insertion(connection, some));
    }
  }

  // One statement, since the database moves the chain's head once for each.
  private static PreparedStatement insertion(Connection connection, List<AuditEntry> entries)
      throws SQLException {
    var statement = connection.prepareStatement(INSERT);
    statement.setArray(1, connection.createArrayOf("bigint", column(entries, AuditEntry::seq)));
    var texts =
        List.<Function<AuditEntry, @Nullable Object>>of(
            AuditEntry::at,
            AuditEntry::actor,
            AuditEntry::action,
            AuditEntry::objectKind,
            AuditEntry::objectId,
            AuditEntry::environment,
            AuditEntry::project,
            entry -> CanonicalJson.write(entry.detail()),
            AuditEntry::previousHash,
            AuditEntry::hash);
    for (var i = 0; i < texts.size(); i++) {
      statement.setArray(i + 2, connection.createArrayOf("text", column(entries, texts.get(i))));
    }
    return statement;
  }

  private static @Nullable Object[] column(
      List<AuditEntry> entries, Function<AuditEntry, @Nullable Object> value) {
    return entries.stream().map(value).toArray();
  }
}
