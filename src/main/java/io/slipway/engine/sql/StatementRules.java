package io.slipway.engine.sql;

import static io.slipway.engine.sql.Rule.allowed;
import static io.slipway.engine.sql.Rule.control;
import static io.slipway.engine.sql.Rule.effect;
import static io.slipway.engine.sql.Rule.forbidden;
import static io.slipway.engine.sql.Rule.undecided;

import io.slipway.engine.sql.Rule.Effect;
import io.slipway.engine.sql.StatementNature.Verb;
import java.util.List;

/// What PostgreSQL 13 to 18 do with statements and transactions, as data: the first rule that
/// matches holds.
///
/// The forbidden ones are the callers of `PreventInTransactionBlock` in PostgreSQL's source.
final class StatementRules {

  private static final List<Rule> CONTROL =
      List.of(
          control(Verb.BEGIN, "BEGIN"),
          control(Verb.BEGIN, "START TRANSACTION"),
          forbidden("COMMIT PREPARED"),
          control(Verb.COMMIT, "COMMIT|END"),
          forbidden("ROLLBACK PREPARED"),
          control(Verb.ROLLBACK_TO, "ROLLBACK [WORK|TRANSACTION] TO"),
          control(Verb.ROLLBACK, "ROLLBACK|ABORT"),
          control(Verb.SAVEPOINT, "SAVEPOINT"),
          control(Verb.RELEASE, "RELEASE"),
          control(Verb.PREPARE_TRANSACTION, "PREPARE TRANSACTION"),
          control(Verb.SET_TRANSACTION, "SET [LOCAL|SESSION] TRANSACTION"));

  private static final List<Rule> WHOLE_SERVER =
      List.of(
          forbidden("CREATE DATABASE"),
          forbidden("DROP DATABASE"),
          forbidden("ALTER DATABASE SET TABLESPACE", "ALTER DATABASE name SET TABLESPACE"),
          forbidden("CREATE TABLESPACE"),
          forbidden("DROP TABLESPACE"),
          forbidden("ALTER SYSTEM"),
          forbidden("DISCARD ALL"));

  // A replication slot is created, changed or dropped on the publisher, beyond any transaction.
  private static final List<Rule> SUBSCRIPTIONS =
      List.of(
          allowed("CREATE SUBSCRIPTION ... WITH ( ... CREATE_SLOT|CONNECT = off"),
          forbidden("CREATE SUBSCRIPTION"),
          forbidden("DROP SUBSCRIPTION"),
          forbidden("ALTER SUBSCRIPTION REFRESH", "ALTER SUBSCRIPTION name REFRESH"),
          allowed("ALTER SUBSCRIPTION name SET|ADD|DROP PUBLICATION ... WITH ( ... REFRESH = off"),
          forbidden(
              "ALTER SUBSCRIPTION PUBLICATION", "ALTER SUBSCRIPTION name SET|ADD|DROP PUBLICATION"),
          forbidden(
              "ALTER SUBSCRIPTION SET (failover, two_phase)",
              "ALTER SUBSCRIPTION name SET ( ... FAILOVER|TWO_PHASE"));

  private static final List<Rule> TABLES_AND_INDEXES =
      List.of(
          forbidden("VACUUM"),
          forbidden("CLUSTER", "CLUSTER [VERBOSE] end"),
          forbidden("CLUSTER", "CLUSTER ( ... ) end"),
          undecided("CLUSTER", "CLUSTER"),
          forbidden("CREATE INDEX CONCURRENTLY", "CREATE [UNIQUE] INDEX CONCURRENTLY"),
          forbidden("DROP INDEX CONCURRENTLY"),
          forbidden("REINDEX SCHEMA", "REINDEX [( ... )] SCHEMA"),
          forbidden("REINDEX DATABASE", "REINDEX [( ... )] DATABASE"),
          forbidden("REINDEX SYSTEM", "REINDEX [( ... )] SYSTEM"),
          forbidden("REINDEX CONCURRENTLY", "REINDEX [( ... )] TABLE|INDEX CONCURRENTLY"),
          undecided("REINDEX", "REINDEX ( ... CONCURRENTLY off"),
          forbidden("REINDEX CONCURRENTLY", "REINDEX ( ... CONCURRENTLY"),
          undecided("REINDEX", "REINDEX"),
          forbidden(
              "ALTER TABLE DETACH PARTITION CONCURRENTLY",
              "ALTER TABLE ... DETACH PARTITION ... CONCURRENTLY"));

  private static final List<Rule> CODE =
      List.of(
          undecided("CALL", "CALL"),
          effect(Effect.BLOCK, "DO"),
          effect(Effect.ATOMIC_BODY, "CREATE [OR REPLACE] FUNCTION|PROCEDURE ... BEGIN ATOMIC"));

  private static final List<Rule> READING =
      List.of(
          effect(Effect.COPY_DATA, "COPY ... FROM STDIN|STDOUT"),
          effect(
              Effect.BACKSLASHES_ESCAPE,
              "SET [LOCAL|SESSION] STANDARD_CONFORMING_STRINGS =|TO off"),
          effect(
              Effect.BACKSLASHES_ARE_PLAIN, "SET [LOCAL|SESSION] STANDARD_CONFORMING_STRINGS =|TO"),
          effect(Effect.BACKSLASHES_ARE_PLAIN, "RESET STANDARD_CONFORMING_STRINGS|ALL"));

  /// Of statements.
  static final RuleBook STATEMENTS =
      new RuleBook(
          List.of(CONTROL, WHOLE_SERVER, SUBSCRIPTIONS, TABLES_AND_INDEXES, CODE, READING).stream()
              .flatMap(List::stream)
              .toList());

  /// Of PL/pgSQL blocks: what begins a statement somewhere inside.
  static final RuleBook BLOCKS =
      new RuleBook(
          List.of(
              forbidden(
                  "DO with COMMIT or ROLLBACK", "... ;|BEGIN|THEN|ELSE|LOOP COMMIT|ROLLBACK ;|AND"),
              undecided("DO with CALL", "... ;|BEGIN|THEN|ELSE|LOOP CALL")));

  private StatementRules() {}
}
