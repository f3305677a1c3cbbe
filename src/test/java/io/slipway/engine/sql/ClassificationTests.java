package io.slipway.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.sql.StatementNature.DependsOnCatalog;
import io.slipway.engine.sql.StatementNature.NonTransactional;
import io.slipway.engine.sql.StatementNature.TransactionControl;
import io.slipway.engine.sql.StatementNature.Transactional;
import io.slipway.engine.sql.StatementNature.Verb;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClassificationTests {

  private static StatementNature nature(String statement) {
    var statements = Script.of(statement).statements();
    assertThat(statements).as(statement).hasSize(1);
    return statements.getFirst().nature();
  }

  @ParameterizedTest
  @MethodSource("io.slipway.engine.sql.TransactionBlockCase#all")
  void knowsWhatATransactionBlockForbids(TransactionBlockCase situation) {
    assertThat(nature(situation.statement())).isInstanceOf(situation.nature());
  }

  @Property
  void commentsLineBreaksAndCaseHideNothing(
      @ForAll("plainCases") TransactionBlockCase situation, @ForAll("gaps") String gap) {
    var statement = situation.statement().toLowerCase(Locale.ROOT).replace(" ", gap);
    assertThat(nature(gap + statement + gap)).isInstanceOf(situation.nature());
  }

  @Provide
  Arbitrary<TransactionBlockCase> plainCases() {
    return Arbitraries.of(
        TransactionBlockCase.all().stream()
            .filter(situation -> !situation.statement().contains("'"))
            .toList());
  }

  @Provide
  Arbitrary<String> gaps() {
    return Arbitraries.of(
            " ",
            "\n",
            "\t",
            "\r\n",
            "\f",
            "/**/",
            "/* ; ' */",
            "/* /* begin */ commit */",
            "-- ;\n")
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .map(parts -> String.join("", parts));
  }

  @ParameterizedTest
  @CsvSource({
    "BEGIN, BEGIN",
    "begin work isolation level serializable, BEGIN",
    "START TRANSACTION READ ONLY, BEGIN",
    "COMMIT, COMMIT",
    "COMMIT AND CHAIN, COMMIT",
    "COMMIT WORK, COMMIT",
    "END TRANSACTION, COMMIT",
    "ROLLBACK, ROLLBACK",
    "ROLLBACK WORK, ROLLBACK",
    "ROLLBACK AND NO CHAIN, ROLLBACK",
    "ABORT, ROLLBACK",
    "SAVEPOINT a, SAVEPOINT",
    "RELEASE a, RELEASE",
    "RELEASE SAVEPOINT a, RELEASE",
    "ROLLBACK TO a, ROLLBACK_TO",
    "ROLLBACK WORK TO SAVEPOINT a, ROLLBACK_TO",
    "ROLLBACK /* now */ TRANSACTION TO a, ROLLBACK_TO",
    "PREPARE TRANSACTION 'a', PREPARE_TRANSACTION",
    "SET TRANSACTION READ ONLY, SET_TRANSACTION",
    "SET LOCAL TRANSACTION ISOLATION LEVEL SERIALIZABLE, SET_TRANSACTION",
  })
  void knowsTransactionControl(String statement, Verb verb) {
    assertThat(nature(statement)).isEqualTo(new TransactionControl(verb));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1 AS commit",
        "\"commit\"",
        "PREPARE p AS SELECT 1",
        "SET transaction_isolation = 'serializable'",
        "SELECT 'VACUUM'",
        "vacuumé",
        "(VALUES (1))",
        "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; END",
        "COMMENT ON TABLE t IS 'CREATE INDEX CONCURRENTLY'",
        "CREATE VIEW v AS SELECT a AS system FROM database",
        "DO $$ it's no PL/pgSQL; COMMIT; $$ LANGUAGE plperl",
      })
  void leavesTheRestInsideTheTransaction(String statement) {
    assertThat(nature(statement)).isInstanceOf(Transactional.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "create unique index concurrently on t (a) | CREATE INDEX CONCURRENTLY",
        "REINDEX (VERBOSE, CONCURRENTLY) TABLE t | REINDEX CONCURRENTLY",
        "alter table t detach partition p concurrently | ALTER TABLE DETACH PARTITION CONCURRENTLY",
        "VACUUM (FULL) t | VACUUM",
      })
  void namesTheCommandThatIsForbidden(String statement, String command) {
    assertThat(nature(statement)).isEqualTo(new NonTransactional(command));
  }

  @ParameterizedTest
  @ValueSource(strings = {"CALL p()", "call s.\"p\"(1)"})
  void saysThatAProcedureMayCommit(String statement) {
    assertThat(nature(statement)).isEqualTo(new DependsOnCatalog("CALL"));
  }
}
