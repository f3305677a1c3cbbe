package io.slipway.engine.sql;

import io.slipway.engine.sql.Reach.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which statements reach beyond their database, as data: the first pattern that matches holds.
///
/// Shared are the catalogs that PostgreSQL's documentation says have one copy a cluster: roles and
/// their memberships, databases, tablespaces, subscriptions, comments and labels on those, and the
/// server's own configuration.
final class ReachRules {

  private static final String CONNECTS = "It connects to another server.";

  // What looks like one of the others and stays in its database.
  private static final List<String> STAYING =
      List.of(
          "CREATE|ALTER|DROP USER MAPPING",
          "COPY ... FROM|TO STDIN|STDOUT",
          "GRANT|REVOKE ... ON TABLE|SEQUENCE|SCHEMA|TYPE|DOMAIN|LANGUAGE|FUNCTION|PROCEDURE",
          "GRANT|REVOKE ... ON ROUTINE|FOREIGN|LARGE|ALL",
          "CREATE SUBSCRIPTION ... WITH ( ... CONNECT = off");

  private static final List<Reaching> REACHING =
      List.of(
          new Reaching(Kind.NEW_ROLE, "It makes a role.", "CREATE ROLE|USER|GROUP"),
          new Reaching(Kind.ROLES, "It changes a role.", "ALTER ROLE|USER|GROUP"),
          new Reaching(Kind.ROLES, "It drops a role.", "DROP ROLE|USER|GROUP"),
          new Reaching(
              Kind.SHARED_OBJECT,
              "It changes privileges on something that databases share.",
              "GRANT|REVOKE ... ON DATABASE|TABLESPACE|PARAMETER"),
          new Reaching(
              Kind.SHARED_OBJECT,
              "It describes something that databases share.",
              "COMMENT ON DATABASE|ROLE|TABLESPACE|SUBSCRIPTION",
              "SECURITY LABEL ... ON DATABASE|ROLE|TABLESPACE|SUBSCRIPTION"),
          new Reaching(
              Kind.BEYOND,
              "It takes databases and tablespaces from a role, or its privileges on them.",
              "REASSIGN OWNED",
              "DROP OWNED"),
          new Reaching(
              Kind.BEYOND, "It works on a database as a whole.", "CREATE|ALTER|DROP DATABASE"),
          new Reaching(
              Kind.BEYOND,
              "It works on a tablespace, which belongs to the server.",
              "CREATE|ALTER|DROP TABLESPACE"),
          new Reaching(Kind.BEYOND, "It changes the server's configuration.", "ALTER SYSTEM"),
          new Reaching(
              Kind.BEYOND, CONNECTS, "CREATE|ALTER|DROP SUBSCRIPTION", "IMPORT FOREIGN SCHEMA"),
          new Reaching(
              Kind.BEYOND, "It starts a program on the server.", "COPY ... FROM|TO PROGRAM"),
          new Reaching(Kind.BEYOND, "It reads or writes a file of the server.", "COPY"),
          new Reaching(
              Kind.BEYOND,
              "It leaves a transaction behind, with which no database can be dropped.",
              "PREPARE TRANSACTION"));

  // Without ON it is about membership; with it about one of the many kinds of object.
  private static final Reach MEMBERSHIP =
      new Reach(Kind.ROLES, "GRANT or REVOKE of a role", "It changes who is a member of a role.");

  private static final Map<String, Optional<Reach>> BY_PATTERN = byPattern();

  static final RuleBook BOOK = new RuleBook(rules());

  private record Reaching(Kind kind, String reason, List<String> patterns) {
    Reaching(Kind kind, String reason, String... patterns) {
      this(kind, reason, List.of(patterns));
    }
  }

  private ReachRules() {}

  private static final String NAMES_ROLE = "GRANT|REVOKE ... TO|FROM ";
  private static final String ON_OBJECT = "GRANT|REVOKE ... ON";

  private static List<Rule> rules() {
    var patterns = new ArrayList<>(STAYING);
    REACHING.forEach(reaching -> patterns.addAll(reaching.patterns()));
    patterns.add(ON_OBJECT);
    patterns.add(NAMES_ROLE);
    return patterns.stream().map(Rule::allowed).toList();
  }

  private static Map<String, Optional<Reach>> byPattern() {
    var byPattern = new HashMap<String, Optional<Reach>>();
    Stream.concat(STAYING.stream(), Stream.of(ON_OBJECT))
        .forEach(pattern -> byPattern.put(pattern, Optional.empty()));
    for (var reaching : REACHING) {
      for (var pattern : reaching.patterns()) {
        var reach = new Reach(reaching.kind(), words(pattern), reaching.reason());
        byPattern.put(pattern, Optional.of(reach));
      }
    }
    byPattern.put(NAMES_ROLE, Optional.of(MEMBERSHIP));
    return byPattern;
  }

  private static String words(String pattern) {
    return pattern.replace("...", "…").replace("|", " or ");
  }

  static Optional<Reach> of(@Nullable Rule rule) {
    return rule == null
        ? Optional.empty()
        : BY_PATTERN.getOrDefault(rule.pattern(), Optional.empty());
  }
}
