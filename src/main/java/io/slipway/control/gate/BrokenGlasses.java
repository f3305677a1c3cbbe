package io.slipway.control.gate;

import io.slipway.control.gate.BrokenGlass.Review;
import io.slipway.control.project.policy.PassableGate;
import io.slipway.http.Cursor;
import io.slipway.http.Page;
import io.slipway.http.Paging;
import io.slipway.http.authorization.Visible;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The deployments that were let past gates.
@Repository
class BrokenGlasses {

  private static final String LIST = "break-glass";

  private final JdbcClient jdbc;

  BrokenGlasses(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(BrokenGlass glass) {
    jdbc.sql(
            """
            INSERT INTO break_glass (deployment, environment, project, person, name, reason, ticket,
                                     past, at)
            VALUES (:deployment, :environment, :project, :person, :name, :reason, :ticket, :past,
                    :at)""")
        .param("deployment", glass.deployment())
        .param("environment", glass.environment())
        .param("project", glass.project())
        .param("person", glass.person())
        .param("name", glass.by())
        .param("reason", glass.reason())
        .param("ticket", glass.ticket())
        .param("past", glass.gates().stream().map(Enum::name).sorted().toArray(String[]::new))
        .param("at", Timestamp.from(glass.at()))
        .update();
  }

  /// Takes a review down; false when there was one before.
  boolean review(UUID deployment, Review review) {
    return jdbc.sql(
                """
                UPDATE break_glass SET reviewed_at = ?, reviewed_by = ?, review = ?
                 WHERE deployment = ? AND reviewed_at IS NULL""")
            .params(Timestamp.from(review.at()), review.by(), review.comment(), deployment)
            .update()
        == 1;
  }

  Optional<BrokenGlass> find(UUID deployment) {
    return jdbc.sql("SELECT * FROM break_glass WHERE deployment = ?")
        .param(deployment)
        .query(BrokenGlasses::glass)
        .optional();
  }

  /// Newest first.
  ///
  /// @param isOpen whether only those are wanted that nobody has reviewed
  Page<BrokenGlass> page(Visible visible, boolean isOpen, Paging paging) {
    var after = paging.after(LIST, 2);
    var rows =
        jdbc.sql(
                """
                SELECT * FROM break_glass
                 WHERE (NOT :open OR reviewed_at IS NULL)
                   AND (:at::timestamptz IS NULL OR (at, deployment) < (:at, :id::uuid))"""
                    + Visible.condition("environment", "project")
                    + "ORDER BY at DESC, deployment DESC LIMIT :limit")
            .params(visible.parameters())
            .param("open", isOpen)
            .param("at", after.map(cursor -> Timestamp.from(cursor.instant(0))).orElse(null))
            .param("id", after.map(cursor -> cursor.uuid(1)).orElse(null))
            .param("limit", paging.probe())
            .query(BrokenGlasses::glass)
            .list();
    return Page.of(rows, paging, last -> Cursor.of(LIST, last.at(), last.deployment()));
  }

  /// Those that nobody has reviewed, oldest first.
  List<BrokenGlass> open(Visible visible) {
    return jdbc.sql(
            "SELECT * FROM break_glass WHERE reviewed_at IS NULL"
                + Visible.condition("environment", "project")
                + "ORDER BY at, deployment")
        .params(visible.parameters())
        .query(BrokenGlasses::glass)
        .list();
  }

  private static BrokenGlass glass(ResultSet row, int number) throws SQLException {
    return new BrokenGlass(
        row.getObject("deployment", UUID.class),
        row.getString("environment"),
        row.getString("project"),
        row.getObject("person", UUID.class),
        row.getString("name"),
        row.getString("reason"),
        row.getString("ticket"),
        past(row),
        row.getTimestamp("at").toInstant(),
        review(row));
  }

  private static Set<PassableGate> past(ResultSet row) throws SQLException {
    return Stream.of((String[]) row.getArray("past").getArray())
        .map(PassableGate::valueOf)
        .collect(Collectors.toSet());
  }

  private static @Nullable Review review(ResultSet row) throws SQLException {
    @Nullable Timestamp at = row.getTimestamp("reviewed_at");
    return at == null
        ? null
        : new Review(
            row.getString("reviewed_by"),
            at.toInstant(),
            Objects.requireNonNullElse(row.getString("review"), ""));
  }
}
