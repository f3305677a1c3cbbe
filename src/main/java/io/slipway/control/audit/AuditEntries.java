package io.slipway.control.audit;

import io.slipway.control.audit.chain.AuditEntry;
import io.slipway.control.audit.chain.ChainWalk;
import io.slipway.http.Cursor;
import io.slipway.http.Page;
import io.slipway.http.Paging;
import io.slipway.http.authorization.Visible;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Reads the audit trail.
@Repository
class AuditEntries {

  private static final String LIST = "audit";
  private static final int FETCH_SIZE = 1000;
  private static final TypeReference<Map<String, Object>> DETAIL = new TypeReference<>() {};

  private static final String CONDITIONS =
      """
            (:actor::text IS NULL OR actor = :actor)
        AND (:action::text IS NULL OR action = :action)
        AND (:kind::text IS NULL OR object_kind = :kind)
        AND (:id::text IS NULL OR object_id = :id)
        AND (:environment::text IS NULL OR environment = :environment)
        AND (:from::timestamptz IS NULL OR at >= :from)
        AND (:to::timestamptz IS NULL OR at < :to)
      """;

  private final JdbcClient jdbc;
  private final JdbcTemplate streaming;
  private final JsonMapper json;

  AuditEntries(JdbcClient jdbc, DataSource database, JsonMapper json) {
    this.jdbc = jdbc;
    this.streaming = new JdbcTemplate(database);
    this.streaming.setFetchSize(FETCH_SIZE);
    this.json = json;
  }

  /// The newest entries first, those alone that may be seen.
  Page<AuditEntry> page(AuditFilter filter, Visible visible, Paging paging) {
    var before = paging.after(LIST, 1).map(cursor -> cursor.number(0)).orElse(Long.MAX_VALUE);
    var rows =
        jdbc.sql(
                """
                SELECT * FROM audit_entry
                WHERE seq < :before AND %s%s
                ORDER BY seq DESC LIMIT :limit"""
                    .formatted(CONDITIONS, Visible.condition("environment", "project")))
            .params(filter.parameters())
            .params(visible.parameters())
            .param("before", before)
            .param("limit", paging.probe())
            .query((row, _) -> entry(row))
            .list();
    return Page.of(rows, paging, last -> Cursor.of(LIST, last.seq()));
  }

  /// Hands over every entry that is asked for, oldest first, without holding them all.
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public void forEach(AuditFilter filter, Consumer<AuditEntry> reader) {
    new NamedParameterJdbcTemplate(streaming)
        .query(
            "SELECT * FROM audit_entry WHERE %s ORDER BY seq".formatted(CONDITIONS),
            filter.parameters(),
            row -> {
              reader.accept(entry(row));
            });
  }

  /// Walks the whole chain against its head, in one snapshot.
  ///
  /// @param beside is handed each entry as well
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public ChainWalk walk(Consumer<AuditEntry> beside) {
    var walk = ChainWalk.fromTheStart();
    walk(walk, 0, beside);
    return walk;
  }

  /// Walks the chain against its head from behind an entry that must have this hash, in one
  /// snapshot.
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public ChainWalk follow(long seq, String hash) {
    var walk = ChainWalk.behind(seq, hash);
    jdbc.sql("SELECT hash FROM audit_entry WHERE seq = ?")
        .param(seq)
        .query(String.class)
        .optional()
        .ifPresent(there -> walk.end(seq, there));
    walk(walk, seq, _ -> {});
    return walk;
  }

  private void walk(ChainWalk walk, long behind, Consumer<AuditEntry> beside) {
    streaming.query(
        "SELECT * FROM audit_entry WHERE seq > ? ORDER BY seq",
        row -> {
          step(row, walk, beside);
        },
        behind);
    jdbc.sql("SELECT seq, hash FROM audit_head")
        .query(
            row -> {
              walk.end(row.getLong(1), row.getString(2));
            });
  }

  // Whoever changes rows by hand can make some that cannot even be read.
  private void step(ResultSet row, ChainWalk walk, Consumer<AuditEntry> beside)
      throws SQLException {
    try {
      var entry = entry(row);
      walk.next(entry);
      beside.accept(entry);
    } catch (JacksonException _) {
      walk.unreadable("its detail cannot be read");
    }
  }

  private AuditEntry entry(ResultSet row) throws SQLException {
    return new AuditEntry(
        row.getLong("seq"),
        time(row.getObject("at", OffsetDateTime.class)),
        row.getString("actor"),
        row.getString("action"),
        row.getString("object_kind"),
        row.getString("object_id"),
        row.getString("environment"),
        row.getString("project"),
        json.readValue(row.getString("detail"), DETAIL),
        row.getString("previous_hash"),
        row.getString("hash"));
  }

  // A time that no entry has, such as infinity, has no text in an entry's form.
  private static String time(OffsetDateTime at) {
    try {
      return AuditTrail.TIME.format(at);
    } catch (DateTimeException _) {
      return at.toString();
    }
  }
}
