package io.slipway.engine.sql;

import io.slipway.engine.postgres.LockMode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The strongest lock that a statement takes on a table or view that is there already, as far as
/// its words tell: the first pattern that matches holds, and what matches none takes
/// `ACCESS EXCLUSIVE`.
///
/// A `DO` block, a procedure and what a function does are opaque; the first two count as the
/// strongest. A statement of several `ALTER TABLE` actions is judged by its first where that says
/// enough.
///
/// Sources: PostgreSQL's documentation, "Explicit Locking" and the notes of each command; locks as
/// measured on 15 and 17.
public final class StatementLock {

  private record Taking(LockMode mode, List<String> patterns) {
    Taking(LockMode mode, String... patterns) {
      this(mode, List.of(patterns));
    }
  }

  private static final String TABLE = "ALTER TABLE [IF EXISTS] [ONLY] name [. name] ";

  private static final List<Taking> TAKING =
      List.of(
          new Taking(
              LockMode.SHARE_UPDATE_EXCLUSIVE,
              "CREATE [UNIQUE] INDEX CONCURRENTLY",
              "DROP INDEX CONCURRENTLY",
              "REINDEX ... CONCURRENTLY",
              "REINDEX ( ... CONCURRENTLY",
              "ALTER TABLE ... DETACH PARTITION ... CONCURRENTLY|FINALIZE",
              TABLE + "VALIDATE CONSTRAINT name end",
              TABLE + "ALTER [COLUMN] name SET STATISTICS",
              TABLE + "SET (",
              TABLE + "RESET (",
              "ALTER INDEX ... RENAME",
              "COMMENT",
              "SECURITY LABEL",
              "CREATE|ALTER|DROP STATISTICS",
              "CREATE|ALTER PUBLICATION"),
          new Taking(LockMode.ACCESS_EXCLUSIVE, "VACUUM ( ... FULL", "VACUUM FULL"),
          new Taking(LockMode.SHARE_UPDATE_EXCLUSIVE, "VACUUM", "ANALYZE|ANALYSE"),
          new Taking(LockMode.EXCLUSIVE, "REFRESH MATERIALIZED VIEW CONCURRENTLY"),
          new Taking(
              LockMode.SHARE_ROW_EXCLUSIVE,
              TABLE + "ADD CONSTRAINT name FOREIGN KEY",
              TABLE + "ADD FOREIGN KEY",
              TABLE + "ENABLE|DISABLE TRIGGER",
              "CREATE [OR REPLACE] [CONSTRAINT] TRIGGER",
              "ALTER SEQUENCE"),
          new Taking(LockMode.ACCESS_EXCLUSIVE, "CREATE TABLE ... PARTITION OF"),
          new Taking(
              LockMode.SHARE_ROW_EXCLUSIVE,
              "CREATE [UNLOGGED] TABLE ... REFERENCES",
              "CREATE [UNLOGGED] TABLE ... ( ... REFERENCES"),
          new Taking(LockMode.SHARE_UPDATE_EXCLUSIVE, "CREATE TABLE ... INHERITS"),
          new Taking(LockMode.SHARE, "CREATE [UNIQUE] INDEX", "ALTER DOMAIN"),
          new Taking(LockMode.ACCESS_EXCLUSIVE, "CREATE OR REPLACE [RECURSIVE] VIEW|RULE"),
          new Taking(LockMode.ACCESS_EXCLUSIVE, "CREATE RULE|POLICY"),
          new Taking(
              LockMode.ACCESS_SHARE,
              "CREATE",
              "GRANT|REVOKE",
              "ALTER TYPE ... ADD|RENAME VALUE",
              "ALTER FUNCTION|PROCEDURE|ROUTINE|AGGREGATE|SCHEMA|DEFAULT|ROLE|USER|GROUP|DATABASE",
              "ALTER EXTENSION|LANGUAGE|OPERATOR|COLLATION|CONVERSION|SERVER|SYSTEM|EVENT|TEXT",
              "DROP PUBLICATION",
              "SET|RESET|SHOW|DISCARD|DEALLOCATE|PREPARE|EXECUTE|LISTEN|NOTIFY|UNLISTEN|CHECKPOINT",
              "BEGIN|START|COMMIT|END|ROLLBACK|ABORT|SAVEPOINT|RELEASE"),
          new Taking(
              LockMode.ROW_EXCLUSIVE,
              "INSERT|UPDATE|DELETE|MERGE|COPY|SELECT|WITH|VALUES|EXPLAIN|DECLARE|FETCH|CLOSE"));

  private static final Map<String, LockMode> BY_PATTERN = byPattern();
  private static final RuleBook BOOK = new RuleBook(rules());

  private StatementLock() {}

  private static List<Rule> rules() {
    var rules = new ArrayList<Rule>();
    TAKING.forEach(taking -> taking.patterns().stream().map(Rule::allowed).forEach(rules::add));
    return rules;
  }

  private static Map<String, LockMode> byPattern() {
    var byPattern = new HashMap<String, LockMode>();
    TAKING.forEach(taking -> taking.patterns().forEach(p -> byPattern.put(p, taking.mode())));
    return byPattern;
  }

  /// The mode of one statement's lock.
  public static LockMode of(String statement) {
    var utf8 = statement.getBytes(StandardCharsets.UTF_8);
    var rule = RuleMatcher.match(BOOK, new Lexer(new ScriptSource(new ByteArrayInputStream(utf8))));
    return rule == null
        ? LockMode.ACCESS_EXCLUSIVE
        : BY_PATTERN.getOrDefault(rule.pattern(), LockMode.ACCESS_EXCLUSIVE);
  }
}
