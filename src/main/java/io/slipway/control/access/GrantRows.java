package io.slipway.control.access;

import io.slipway.http.authorization.Grant;
import io.slipway.http.authorization.Role;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/// How grants are kept, in a table of their own beside their holders'.
public final class GrantRows {

  private GrantRows() {}

  /// An expression that gives all grants of a person as one text.
  ///
  /// @param person the expression with the person's id; SQL text of the house's own
  public static String ofPerson(String person) {
    return select("person_grant", "person_id", person);
  }

  static String ofToken(String token) {
    return select("access_grant", "token_id", token);
  }

  private static String select(String table, String holder, String id) {
    return """
        coalesce((SELECT string_agg(g.role || ' ' || g.environment || ' ' || g.project, ','
                                    ORDER BY g.environment, g.project, g.role)
                    FROM %s g WHERE g.%s = %s), '')"""
        .formatted(table, holder, id);
  }

  /// What such an expression gave.
  public static List<Grant> read(String text) {
    return Stream.of(text.split(","))
        .filter(grant -> !grant.isEmpty())
        .map(grant -> grant.split(" ", 3))
        .map(grant -> new Grant(Role.valueOf(grant[0]), grant[1], grant[2]))
        .toList();
  }

  static void insertForToken(JdbcClient jdbc, UUID token, Collection<Grant> grants) {
    insert(
        jdbc,
        "INSERT INTO access_grant (token_id, role, environment, project) VALUES (?, ?, ?, ?)",
        token,
        grants);
  }

  static void replaceForPerson(JdbcClient jdbc, UUID person, Collection<Grant> grants) {
    jdbc.sql("DELETE FROM person_grant WHERE person_id = ?").param(person).update();
    insert(
        jdbc,
        "INSERT INTO person_grant (person_id, role, environment, project) VALUES (?, ?, ?, ?)",
        person,
        grants);
  }

  private static void insert(JdbcClient jdbc, String sql, UUID holder, Collection<Grant> grants) {
    for (var grant : grants.stream().distinct().toList()) {
      jdbc.sql(sql)
          .params(holder, grant.role().name(), grant.environment(), grant.project())
          .update();
    }
  }
}
