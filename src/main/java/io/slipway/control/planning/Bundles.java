package io.slipway.control.planning;

import io.slipway.control.database.JsonColumn;
import io.slipway.control.project.ProjectId;
import io.slipway.engine.bundle.BundleFinding;
import io.slipway.engine.bundle.BundleId;
import io.slipway.engine.bundle.Layout;
import io.slipway.http.Cursor;
import io.slipway.http.Page;
import io.slipway.http.Paging;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The bundles of all projects, with their files.
@Repository
class Bundles {

  private static final String LIST = "bundles";

  private final JdbcClient jdbc;
  private final JsonColumn json;

  Bundles(JdbcClient jdbc, JsonColumn json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /// Adds a bundle.
  ///
  /// @return false when the project has it already
  boolean add(StoredBundle bundle, byte[] archive) {
    return jdbc.sql(
                """
                INSERT INTO bundle (project, id, layout, archive, file_count, migrations, findings,
                                    created_at, created_by, offered_at)
                VALUES (:project, :id, :layout, :archive, :files, :migrations::jsonb,
                        :findings::jsonb, :at, :by, :at)
                ON CONFLICT DO NOTHING
                """)
            .param("project", bundle.project().value())
            .param("id", bundle.id().value())
            .param("layout", bundle.layout().name())
            .param("archive", archive)
            .param("files", bundle.files())
            .param("migrations", json.write(bundle.migrations()))
            .param("findings", json.write(bundle.findings()))
            .param("at", Timestamp.from(bundle.createdAt()))
            .param("by", bundle.createdBy())
            .update()
        == 1;
  }

  Optional<StoredBundle> find(ProjectId project, BundleId id) {
    return jdbc.sql(
            """
            SELECT project, id, layout, file_count, migrations, findings, created_at, created_by
              FROM bundle WHERE project = ? AND id = ?
            """)
        .params(project.value(), id.value())
        .query(this::bundle)
        .optional();
  }

  Optional<byte[]> archive(ProjectId project, BundleId id) {
    return jdbc.sql("SELECT archive FROM bundle WHERE project = ? AND id = ?")
        .params(project.value(), id.value())
        .query(byte[].class)
        .optional();
  }

  /// The projects that have a bundle.
  List<ProjectId> owners(BundleId id) {
    return jdbc.sql("SELECT project FROM bundle WHERE id = ? ORDER BY project")
        .param(id.value())
        .query((row, _) -> new ProjectId(row.getString(1)))
        .list();
  }

  /// Notes that a bundle's files came once more, which makes it the newest.
  void offeredAgain(ProjectId project, BundleId id, Instant at) {
    jdbc.sql("UPDATE bundle SET offered_at = ? WHERE project = ? AND id = ?")
        .params(Timestamp.from(at), project.value(), id.value())
        .update();
  }

  /// The bundle whose files came last.
  Optional<BundleId> newest(ProjectId project) {
    return jdbc.sql("SELECT id FROM bundle WHERE project = ? ORDER BY offered_at DESC, id LIMIT 1")
        .param(project.value())
        .query((row, _) -> new BundleId(row.getString(1)))
        .optional();
  }

  /// A project's bundles, newest first.
  Page<StoredBundle> page(ProjectId project, Paging paging) {
    var after = paging.after(LIST, 2);
    var rows =
        jdbc.sql(
                """
                SELECT project, id, layout, file_count, migrations, findings, created_at, created_by
                  FROM bundle
                 WHERE project = :project
                   AND (:at::timestamptz IS NULL OR (created_at, id) < (:at, :id))
                 ORDER BY created_at DESC, id DESC LIMIT :limit
                """)
            .param("project", project.value())
            .param("at", after.map(cursor -> Timestamp.from(cursor.instant(0))).orElse(null))
            .param("id", after.map(cursor -> cursor.keys().get(1)).orElse(null))
            .param("limit", paging.probe())
            .query(this::bundle)
            .list();
    return Page.of(rows, paging, last -> Cursor.of(LIST, last.createdAt(), last.id()));
  }

  private StoredBundle bundle(ResultSet row, int number) throws SQLException {
    return new StoredBundle(
        new ProjectId(row.getString("project")),
        new BundleId(row.getString("id")),
        Layout.valueOf(row.getString("layout")),
        row.getInt("file_count"),
        json.readList(row.getString("migrations"), MigrationSummary.class),
        json.readList(row.getString("findings"), BundleFinding.class),
        row.getTimestamp("created_at").toInstant(),
        row.getString("created_by"));
  }
}
