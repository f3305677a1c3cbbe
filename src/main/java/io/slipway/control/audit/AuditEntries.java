package io.slipway.control.audit;

import io.slipway.http.Cursor;
import io.slipway.http.Page;
import io.slipway.http.Paging;
import io.slipway.http.authorization.Visible;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Reads the audit trail.
@Repository
class AuditEntries {

  private static final String LIST = "audit";
  private static final int FETCH_SIZE = 1000;
  private static final TypeReference<Map<String, Object>> DETAIL = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final DataSource database;
  private final JsonMapper json;

  AuditEntries(JdbcClient jdbc, DataSource database, JsonMapper json) {
    this.jdbc = jdbc;
    this.database = database;
    this.json = json;
  }

  /// The newest entries first, those alone that may be seen.
  Page<AuditEntry> page(AuditFilter filter, Visible visible, Paging paging) {
    var before = paging.after(LIST, 1).map(cursor -> cursor.number(0)).orElse(Long.MAX_VALUE);
    var rows =
        jdbc.sql(
                """
                SELECT * FROM audit_entry
                WHERE seq < :before"""
                    + Visible.condition("environment", "project")
                    + """
                  AND (:actor::text IS NULL OR actor = :actor)
                  AND (:action::text IS NULL OR action = :action)
                  AND (:kind::text IS NULL OR object_kind = :kind)
                  AND (:id::text IS NULL OR object_id = :id)
                  AND (:environment::text IS NULL OR environment = :environment)
                  AND (:from::timestamptz IS NULL OR at >= :from)
                  AND (:to::timestamptz IS NULL OR at < :to)
                ORDER BY seq DESC LIMIT :limit""")
            .param("before", before)
            .params(visible.parameters())
            .param("actor", filter.actor())
            .param("action", filter.action())
            .param("kind", filter.objectKind())
            .param("id", filter.objectId())
            .param("environment", filter.environment())
            .param("from", filter.from())
            .param("to", filter.to())
            .param("limit", paging.probe())
            .query((row, _) -> entry(row))
            .list();
    return Page.of(rows, paging, last -> Cursor.of(LIST, last.seq()));
  }

  /// Hands over every entry, oldest first, without holding them all.
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public void forEach(Consumer<AuditEntry> reader) {
    var template = new JdbcTemplate(database);
    template.setFetchSize(FETCH_SIZE);
    template.query(
        "SELECT * FROM audit_entry ORDER BY seq",
        row -> {
          reader.accept(entry(row));
        });
  }

  /// Walks the whole chain against its head, in one snapshot.
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public AuditVerification verify() {
    var walk = new ChainWalk();
    forEach(walk::next);
    return jdbc.sql("SELECT seq, hash FROM audit_head")
        .query((row, _) -> walk.end(row.getLong(1), row.getString(2)))
        .single();
  }

  private AuditEntry entry(ResultSet row) throws SQLException {
    return new AuditEntry(
        row.getLong("seq"),
        AuditTrail.TIME.format(row.getObject("at", java.time.OffsetDateTime.class)),
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
}
