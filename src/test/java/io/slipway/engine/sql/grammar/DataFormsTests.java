package io.slipway.engine.sql.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.DataForm.Copy;
import io.slipway.engine.sql.form.DataForm.Delete;
import io.slipway.engine.sql.form.DataForm.Insert;
import io.slipway.engine.sql.form.DataForm.Merge;
import io.slipway.engine.sql.form.DataForm.Select;
import io.slipway.engine.sql.form.DataForm.Shape;
import io.slipway.engine.sql.form.DataForm.Update;
import io.slipway.engine.sql.form.Expression;
import io.slipway.engine.sql.form.Form;
import io.slipway.engine.sql.form.Query;
import io.slipway.engine.sql.form.Query.RowLock;
import io.slipway.engine.sql.form.References;
import io.slipway.engine.sql.form.TableForm.CreateTableAs;
import io.slipway.engine.sql.form.TableForm.Persistence;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Statements that read and change rows.
class DataFormsTests {

  private static final Name T = Name.unqualified("t");
  private static final Name A = Name.unqualified("a");

  private static References columns(String... columns) {
    return new References(Set.of(), Set.of(columns), Set.of(), Set.of());
  }

  private static References mentions(Set<Name> relations, String... columns) {
    return new References(relations, Set.of(columns), Set.of(), Set.of());
  }

  private static Query query(String text, References references) {
    return new Query(text, references, false, Optional.empty(), false, false);
  }

  private static Optional<Expression> expression(String text, String... columns) {
    return Optional.of(new Expression(text, columns(columns)));
  }

  static Stream<Arguments> queries() {
    return Stream.of(
        arguments(
            "SELECT a FROM s.t LIMIT 1 OFFSET 2 FOR SHARE",
            new Select(
                new Query(
                    "SELECT a FROM s.t LIMIT 1 OFFSET 2 FOR SHARE",
                    mentions(Set.of(new Name("s", "t")), "a"),
                    false,
                    Optional.of(RowLock.SHARE),
                    true,
                    true))),
        arguments(
            "SELECT 1 INTO UNLOGGED a FROM t",
            new CreateTableAs(
                A,
                Persistence.UNLOGGED,
                false,
                Optional.of(query("SELECT 1 INTO UNLOGGED a FROM t", mentions(Set.of(T)))),
                true)));
  }

  static Stream<Arguments> inserts() {
    return Stream.of(
        arguments(
            "INSERT INTO t (x, y) VALUES (1, 2), (3, 4) ON CONFLICT (x) DO UPDATE SET y = 5",
            new Insert(
                T,
                List.of("x", "y"),
                Optional.of(query("VALUES (1, 2), (3, 4)", References.NONE)),
                2,
                true,
                columns("x"))),
        arguments(
            "INSERT INTO t DEFAULT VALUES",
            new Insert(T, List.of(), Optional.empty(), 0, false, References.NONE)),
        arguments(
            "WITH c AS (SELECT x FROM a) INSERT INTO t TABLE c",
            new Insert(
                T,
                List.of(),
                Optional.of(query("TABLE c", References.NONE)),
                0,
                false,
                mentions(Set.of(A), "x"))),
        arguments(
            "INSERT INTO t SELECT * FROM a ON CONFLICT DO NOTHING",
            new Insert(
                T,
                List.of(),
                Optional.of(query("SELECT * FROM a", mentions(Set.of(A), "*"))),
                0,
                false,
                mentions(Set.of(A), "*"))));
  }

  static Stream<Arguments> updates() {
    return Stream.of(
        arguments(
            "UPDATE t SET x = y, (p, q) = (1, 2) WHERE z > 1",
            new Update(
                T,
                List.of("x", "p", "q"),
                expression("z > 1", "z"),
                new Shape(false, false, false),
                columns("y", "z"))),
        arguments(
            "WITH c AS (SELECT x FROM a LIMIT 5) UPDATE t SET x = 1 FROM c",
            new Update(
                T,
                List.of("x"),
                Optional.empty(),
                new Shape(true, true, false),
                mentions(Set.of(A), "x"))),
        arguments(
            "UPDATE t SET x = 1 WHERE CURRENT OF c",
            new Update(
                T,
                List.of("x"),
                expression("CURRENT OF c"),
                new Shape(false, false, false),
                References.NONE)));
  }

  static Stream<Arguments> others() {
    return Stream.of(
        arguments(
            "DELETE FROM ONLY t USING a WHERE a.x = t.y",
            new Delete(
                T,
                expression("a.x = t.y", "x", "y"),
                new Shape(true, false, false),
                mentions(Set.of(A), "x", "y"))),
        arguments(
            "MERGE INTO t USING a ON a.x = t.y WHEN MATCHED THEN DELETE",
            new Merge(T, mentions(Set.of(A), "x", "y"))),
        arguments(
            "COPY (DELETE FROM t RETURNING x) TO STDOUT",
            new Copy(Optional.empty(), false, mentions(Set.of(T), "x"))));
  }

  @ParameterizedTest
  @MethodSource({"queries", "inserts", "updates", "others"})
  void isReadAs(String statement, Form form) {
    assertThat(Forms.of(statement)).isEqualTo(form);
  }

  @Test
  void veryManyRowsAreCountedInLinearTime() {
    var rows = 500_000;
    var values =
        Stream.generate(() -> "(1, 'a;b''(', now(), (SELECT 2))")
            .limit(rows)
            .collect(Collectors.joining(", "));
    var statement = "INSERT INTO t (x, y) VALUES " + values + " ON CONFLICT (x) DO ";
    assertThat(Forms.of(statement + "NOTHING"))
        .isInstanceOfSatisfying(
            Insert.class,
            it -> {
              assertThat(it.table()).isEqualTo(T);
              assertThat(it.columns()).containsExactly("x", "y");
              assertThat(it.rows()).isEqualTo(rows);
              assertThat(it.onConflictUpdate()).isFalse();
            });
    var begin = System.nanoTime();
    assertThat(Forms.of(statement + "UPDATE SET y = 1"))
        .isInstanceOfSatisfying(Insert.class, it -> assertThat(it.onConflictUpdate()).isTrue());
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(30));
  }
}
