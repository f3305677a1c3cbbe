package io.slipway.engine.sql.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.Expression;
import io.slipway.engine.sql.form.Form;
import io.slipway.engine.sql.form.IndexForm.AlterIndex;
import io.slipway.engine.sql.form.IndexForm.CreateIndex;
import io.slipway.engine.sql.form.IndexForm.IndexAction;
import io.slipway.engine.sql.form.IndexForm.IndexElement;
import io.slipway.engine.sql.form.Query;
import io.slipway.engine.sql.form.Query.RowLock;
import io.slipway.engine.sql.form.References;
import io.slipway.engine.sql.form.TypeName;
import io.slipway.engine.sql.form.ViewForm.CreateMaterializedView;
import io.slipway.engine.sql.form.ViewForm.CreateView;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class IndexFormsTests {

  private static Expression expression(String text, Set<String> columns, Set<Name> functions) {
    return new Expression(text, new References(Set.of(), columns, functions, Set.of()));
  }

  private static IndexElement column(String name) {
    return new IndexElement(Optional.of(name), expression(name, Set.of(name), Set.of()));
  }

  private static CreateIndex index(String name, String table, IndexElement... elements) {
    return new CreateIndex(
        Optional.of(name),
        Name.unqualified(table),
        false,
        false,
        false,
        false,
        "btree",
        List.of(elements),
        List.of(),
        Optional.empty());
  }

  static Stream<Arguments> indexes() {
    return Stream.of(
        arguments("CREATE INDEX i ON t (a, b DESC)", index("i", "t", column("a"), column("b"))),
        arguments(
            "CREATE INDEX i ON t (a COLLATE \"C\" text_pattern_ops)", index("i", "t", column("a"))),
        arguments(
            "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS i ON ONLY s.t USING gin"
                + " (lower(a)) INCLUDE (b) WHERE c IS NOT NULL",
            new CreateIndex(
                Optional.of("i"),
                new Name("s", "t"),
                true,
                true,
                true,
                true,
                "gin",
                List.of(
                    new IndexElement(
                        Optional.empty(),
                        expression("lower(a)", Set.of("a"), Set.of(Name.unqualified("lower"))))),
                List.of("b"),
                Optional.of(expression("c IS NOT NULL", Set.of("c"), Set.of())))),
        arguments("ALTER INDEX i RENAME TO j", alter("i", new IndexAction.Rename("j"))),
        arguments(
            "ALTER INDEX i ATTACH PARTITION s.j",
            alter("i", new IndexAction.AttachPartition(new Name("s", "j")))),
        arguments("ALTER INDEX i SET TABLESPACE x", alter("i", new IndexAction.SetTablespace("x"))),
        arguments(
            "ALTER INDEX i SET (fillfactor = 70)", alter("i", new IndexAction.SetParameters())),
        arguments("ALTER INDEX i RESET (fillfactor)", alter("i", new IndexAction.SetParameters())),
        arguments(
            "ALTER INDEX i ALTER COLUMN 1 SET STATISTICS 5",
            alter("i", new IndexAction.SetStatistics())));
  }

  private static Form alter(String name, IndexAction action) {
    return new AlterIndex(Name.unqualified(name), false, action);
  }

  @ParameterizedTest
  @MethodSource("indexes")
  void what_concerns_an_index_is_read(String statement, Form form) {
    assertThat(Forms.of(statement)).isEqualTo(form);
  }

  @Test
  void an_index_may_have_no_name() {
    assertThat(((CreateIndex) Forms.of("CREATE INDEX ON t (a)")).name()).isEmpty();
  }

  @Test
  void a_view_says_what_it_reads() {
    assertThat(
            Forms.of(
                """
                CREATE OR REPLACE VIEW v (x) AS
                  WITH c AS (SELECT id FROM s.a WHERE at > now())
                  SELECT c.id, b.*, b.n::text FROM c JOIN b USING (id) LIMIT 5"""))
        .isEqualTo(
            new CreateView(
                Name.unqualified("v"),
                true,
                false,
                List.of("x"),
                new Query(
                    """
                    WITH c AS (SELECT id FROM s.a WHERE at > now())
                      SELECT c.id, b.*, b.n::text FROM c JOIN b USING (id) LIMIT 5""",
                    new References(
                        Set.of(new Name("s", "a"), Name.unqualified("b")),
                        Set.of("id", "at", "*", "n"),
                        Set.of(Name.unqualified("now")),
                        Set.of(new TypeName(Name.unqualified("text"), List.of(), 0))),
                    false,
                    Optional.empty(),
                    true,
                    false)));
  }

  @Test
  void a_materialized_view_may_be_made_without_rows() {
    assertThat(Forms.of("CREATE MATERIALIZED VIEW IF NOT EXISTS v AS TABLE t WITH NO DATA"))
        .isEqualTo(
            new CreateMaterializedView(
                Name.unqualified("v"),
                true,
                List.of(),
                new Query(
                    "TABLE t",
                    new References(Set.of(Name.unqualified("t")), Set.of(), Set.of(), Set.of()),
                    false,
                    Optional.empty(),
                    false,
                    false),
                false));
  }

  @Test
  void a_query_says_which_rows_it_locks() {
    var view = (CreateView) Forms.of("CREATE VIEW v AS SELECT 1 FROM t FOR NO KEY UPDATE");
    assertThat(view.query().locking()).contains(RowLock.NO_KEY_UPDATE);
  }
}
