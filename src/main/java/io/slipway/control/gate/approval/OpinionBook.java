package io.slipway.control.gate.approval;

import io.slipway.control.planning.PlanId;
import io.slipway.http.authorization.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// All that was said of plans; nothing is changed or taken away.
@Repository
public class OpinionBook {

  private final JdbcClient jdbc;

  OpinionBook(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Lets nobody claim a run of the plan until the transaction's end.
  public void lock(PlanId plan) {
    jdbc.sql("SELECT id FROM plan WHERE id = ? FOR NO KEY UPDATE")
        .param(plan.value())
        .query((_, _) -> true)
        .single();
  }

  /// Lets nobody say anything of the plan until the transaction's end: what holds in it now holds
  /// when a run begins.
  public void share(PlanId plan) {
    jdbc.sql("SELECT id FROM plan WHERE id = ? FOR SHARE")
        .param(plan.value())
        .query((_, _) -> true)
        .single();
  }

  public void add(PlanId plan, Opinion opinion) {
    jdbc.sql(
            """
            INSERT INTO plan_opinion (plan, digest, kind, subject, person, name, roles, comment, at)
            VALUES (:plan, :digest, :kind, :subject, :person, :name, :roles, :comment, :at)""")
        .param("plan", plan.value())
        .param("digest", opinion.digest())
        .param("kind", opinion.kind().word())
        .param("subject", opinion.subject())
        .param("person", opinion.person())
        .param("name", opinion.name())
        .param("roles", opinion.roles().stream().map(Role::name).sorted().toArray(String[]::new))
        .param("comment", opinion.comment())
        .param("at", Timestamp.from(opinion.at()))
        .update();
  }

  /// In their order.
  public List<Opinion> of(PlanId plan) {
    return jdbc.sql("SELECT * FROM plan_opinion WHERE plan = ? ORDER BY id")
        .param(plan.value())
        .query(OpinionBook::opinion)
        .list();
  }

  /// What holds of it.
  public Standing standing(PlanId plan) {
    return Standing.of(of(plan));
  }

  private static Opinion opinion(ResultSet row, int number) throws SQLException {
    return new Opinion(
        Opinion.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
        row.getString("digest"),
        row.getObject("person", UUID.class),
        row.getString("name"),
        Stream.of((String[]) row.getArray("roles").getArray())
            .map(Role::valueOf)
            .collect(Collectors.toSet()),
        row.getString("subject"),
        row.getString("comment"),
        row.getTimestamp("at").toInstant());
  }
}
