package io.slipway.engine.sql.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.Column;
import io.slipway.engine.sql.form.Constraint;
import io.slipway.engine.sql.form.Constraint.Kind;
import io.slipway.engine.sql.form.Constraint.Validity;
import io.slipway.engine.sql.form.Expression;
import io.slipway.engine.sql.form.References;
import io.slipway.engine.sql.form.TableAction;
import io.slipway.engine.sql.form.TableAction.Detaching;
import io.slipway.engine.sql.form.TableForm.AlterTable;
import io.slipway.engine.sql.form.TableForm.MoveAllInTablespace;
import io.slipway.engine.sql.form.TableForm.RelationKind;
import io.slipway.engine.sql.form.TypeName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AlterTableFormsTests {

  private static final TypeName BIGINT = new TypeName(Name.unqualified("bigint"), List.of(), 0);

  private static Expression expression(String text, Set<String> columns, Set<Name> functions) {
    return new Expression(text, new References(Set.of(), columns, functions, Set.of()));
  }

  private static Constraint constraint(String name, Kind kind, boolean notValid) {
    return new Constraint(
        Optional.of(name).filter(it -> !it.isEmpty()), kind, new Validity(notValid, false, false));
  }

  private static TableAction add(String name, Kind kind, boolean notValid) {
    return new TableAction.AddConstraint(constraint(name, kind, notValid));
  }

  private static final List<Arguments> ACTIONS =
      List.of(
          arguments(
              "ADD COLUMN IF NOT EXISTS b bigint DEFAULT random()",
              new TableAction.AddColumn(
                  new Column(
                      "b",
                      BIGINT,
                      Optional.empty(),
                      List.of(
                          constraint(
                              "",
                              new Kind.Default(
                                  expression(
                                      "random()", Set.of(), Set.of(Name.unqualified("random")))),
                              false))),
                  true)),
          arguments("DROP b", new TableAction.DropColumn("b", false, false)),
          arguments(
              "DROP COLUMN IF EXISTS \"B\" CASCADE", new TableAction.DropColumn("B", true, true)),
          arguments(
              "ALTER b TYPE bigint",
              new TableAction.AlterColumnType("b", BIGINT, Optional.empty(), Optional.empty())),
          arguments(
              "ALTER COLUMN b SET DATA TYPE bigint COLLATE \"C\" USING a + 1",
              new TableAction.AlterColumnType(
                  "b",
                  BIGINT,
                  Optional.of(Name.unqualified("C")),
                  Optional.of(expression("a + 1", Set.of("a"), Set.of())))),
          arguments("ALTER b SET NOT NULL", new TableAction.SetNotNull("b")),
          arguments("ALTER b DROP NOT NULL", new TableAction.DropNotNull("b")),
          arguments(
              "ALTER b SET DEFAULT 1",
              new TableAction.SetDefault("b", expression("1", Set.of(), Set.of()))),
          arguments("ALTER b DROP DEFAULT", new TableAction.DropDefault("b")),
          arguments(
              "ALTER b ADD GENERATED ALWAYS AS IDENTITY", new TableAction.AddIdentity("b", true)),
          arguments("ALTER b SET GENERATED ALWAYS", new TableAction.AlterIdentity("b", false)),
          arguments("ALTER b RESTART WITH 5", new TableAction.AlterIdentity("b", true)),
          arguments("ALTER b DROP IDENTITY IF EXISTS", new TableAction.DropIdentity("b", true)),
          arguments(
              "ALTER b SET EXPRESSION AS (a)",
              new TableAction.SetExpression("b", expression("a", Set.of("a"), Set.of()))),
          arguments("ALTER b DROP EXPRESSION", new TableAction.DropExpression("b", false)),
          arguments("ALTER b SET STATISTICS 5", new TableAction.SetStatistics("b")),
          arguments("ALTER b SET STORAGE EXTERNAL", new TableAction.SetStorage("b", "external")),
          arguments("ALTER b SET COMPRESSION lz4", new TableAction.SetCompression("b")),
          arguments("ALTER b SET (n_distinct = 5)", new TableAction.SetColumnOptions("b")),
          arguments("ALTER b RESET (n_distinct)", new TableAction.SetColumnOptions("b")),
          arguments(
              "ADD CONSTRAINT k CHECK (a > 0) NOT VALID",
              add("k", new Kind.Check(expression("a > 0", Set.of("a"), Set.of()), false), true)),
          arguments(
              "ADD FOREIGN KEY (a) REFERENCES s.u (b) NOT VALID",
              add(
                  "",
                  new Kind.ForeignKey(
                      List.of("a"), new Name("s", "u"), List.of("b"), Optional.empty()),
                  true)),
          arguments(
              "ADD CONSTRAINT k UNIQUE USING INDEX i",
              add("k", new Kind.Key(false, List.of(), List.of(), Optional.of("i")), false)),
          arguments(
              "ADD PRIMARY KEY (a, b)",
              add("", new Kind.Key(true, List.of("a", "b"), List.of(), Optional.empty()), false)),
          arguments("ADD CONSTRAINT k NOT NULL a NOT VALID", add("k", new Kind.NotNull("a"), true)),
          arguments(
              "ADD CONSTRAINT k CHECK (true) NOT ENFORCED",
              new TableAction.AddConstraint(
                  new Constraint(
                      Optional.of("k"),
                      new Kind.Check(expression("true", Set.of(), Set.of()), false),
                      new Validity(false, true, false)))),
          arguments("VALIDATE CONSTRAINT k", new TableAction.ValidateConstraint("k")),
          arguments(
              "DROP CONSTRAINT IF EXISTS k CASCADE",
              new TableAction.DropConstraint("k", true, true)),
          arguments(
              "ALTER CONSTRAINT k DEFERRABLE",
              new TableAction.AlterConstraint("k", true, Optional.empty())),
          arguments("RENAME b TO c", new TableAction.RenameColumn("b", "c")),
          arguments("RENAME COLUMN b TO \"C\"", new TableAction.RenameColumn("b", "C")),
          arguments("RENAME CONSTRAINT k TO l", new TableAction.RenameConstraint("k", "l")),
          arguments("RENAME TO u", new TableAction.RenameTo("u")),
          arguments("SET SCHEMA s", new TableAction.SetSchema("s")),
          arguments("OWNER TO somebody", new TableAction.OwnerTo("somebody")),
          arguments("SET TABLESPACE fast", new TableAction.SetTablespace("fast")),
          arguments("SET ACCESS METHOD heap", new TableAction.SetAccessMethod(Optional.of("heap"))),
          arguments("SET ACCESS METHOD DEFAULT", new TableAction.SetAccessMethod(Optional.empty())),
          arguments("SET LOGGED", new TableAction.SetLogged(true)),
          arguments("SET UNLOGGED", new TableAction.SetLogged(false)),
          arguments(
              "SET (fillfactor = 70, autovacuum_enabled = OFF)",
              new TableAction.SetParameters(List.of("fillfactor=70", "autovacuum_enabled=off"))),
          arguments("RESET (fillfactor)", new TableAction.SetParameters(List.of("fillfactor"))),
          arguments("CLUSTER ON i", new TableAction.ClusterOn("i")),
          arguments("SET WITHOUT CLUSTER", new TableAction.SetWithoutCluster()),
          arguments("SET WITHOUT OIDS", new TableAction.SetOids(false)),
          arguments("DISABLE TRIGGER ALL", new TableAction.SwitchTrigger("ALL", false)),
          arguments("ENABLE ALWAYS TRIGGER g", new TableAction.SwitchTrigger("g", true)),
          arguments("DISABLE TRIGGER USER", new TableAction.SwitchTrigger("USER", false)),
          arguments("DISABLE RULE r", new TableAction.SwitchRule("r", false)),
          arguments(
              "ENABLE ROW LEVEL  SECURITY",
              new TableAction.RowSecurity("ENABLE ROW LEVEL SECURITY")),
          arguments(
              "no force row level security",
              new TableAction.RowSecurity("NO FORCE ROW LEVEL SECURITY")),
          arguments("INHERIT s.p", new TableAction.Inherit(new Name("s", "p"))),
          arguments("NO INHERIT p", new TableAction.NoInherit(Name.unqualified("p"))),
          arguments("OF c", new TableAction.OfType(Name.unqualified("c"))),
          arguments("NOT OF", new TableAction.NotOf()),
          arguments(
              "REPLICA IDENTITY FULL", new TableAction.ReplicaIdentity("FULL", Optional.empty())),
          arguments(
              "REPLICA IDENTITY USING INDEX i",
              new TableAction.ReplicaIdentity("INDEX", Optional.of("i"))),
          arguments(
              "ATTACH PARTITION p1 FOR VALUES IN ('a', NULL)",
              new TableAction.AttachPartition(
                  Name.unqualified("p1"), Optional.of("IN ('a', NULL)"))),
          arguments(
              "ATTACH PARTITION p1 DEFAULT",
              new TableAction.AttachPartition(Name.unqualified("p1"), Optional.empty())),
          arguments(
              "DETACH PARTITION p1",
              new TableAction.DetachPartition(Name.unqualified("p1"), Detaching.AT_ONCE)),
          arguments(
              "DETACH PARTITION p1 CONCURRENTLY",
              new TableAction.DetachPartition(Name.unqualified("p1"), Detaching.CONCURRENTLY)));

  static List<Arguments> actions() {
    return ACTIONS;
  }

  @ParameterizedTest
  @MethodSource("actions")
  void an_action_is_read(String action, TableAction expected) {
    assertThat(Forms.of("ALTER TABLE t " + action))
        .isEqualTo(
            new AlterTable(
                Name.unqualified("t"), RelationKind.TABLE, false, false, List.of(expected)));
  }

  @Test
  void several_actions_are_read_in_their_order() {
    assertThat(
            Forms.of(
                "ALTER TABLE IF EXISTS ONLY s.\"T\" ADD a bigint, ALTER b SET NOT NULL, DROP c"))
        .isEqualTo(
            new AlterTable(
                new Name("s", "T"),
                RelationKind.TABLE,
                true,
                true,
                List.of(
                    new TableAction.AddColumn(
                        new Column("a", BIGINT, Optional.empty(), List.of()), false),
                    new TableAction.SetNotNull("b"),
                    new TableAction.DropColumn("c", false, false))));
  }

  static Stream<Arguments> others() {
    return Stream.of(
        arguments(
            "ALTER FOREIGN TABLE f RENAME TO g",
            alter("f", RelationKind.FOREIGN_TABLE, new TableAction.RenameTo("g"))),
        arguments(
            "ALTER VIEW v RENAME COLUMN a TO b",
            alter("v", RelationKind.VIEW, new TableAction.RenameColumn("a", "b"))),
        arguments(
            "ALTER VIEW v ALTER a SET DEFAULT 1",
            alter(
                "v",
                RelationKind.VIEW,
                new TableAction.SetDefault("a", expression("1", Set.of(), Set.of())))),
        arguments(
            "ALTER VIEW v SET (security_barrier = true)",
            alter(
                "v",
                RelationKind.VIEW,
                new TableAction.SetParameters(List.of("security_barrier=true")))),
        arguments(
            "ALTER MATERIALIZED VIEW v SET SCHEMA s",
            alter("v", RelationKind.MATERIALIZED_VIEW, new TableAction.SetSchema("s"))),
        arguments(
            "ALTER MATERIALIZED VIEW v CLUSTER ON i",
            alter("v", RelationKind.MATERIALIZED_VIEW, new TableAction.ClusterOn("i"))),
        arguments(
            "ALTER MATERIALIZED VIEW ALL IN TABLESPACE a SET TABLESPACE b",
            new MoveAllInTablespace("MATERIALIZED VIEW", "a", "b")));
  }

  private static AlterTable alter(String name, RelationKind kind, TableAction action) {
    return new AlterTable(Name.unqualified(name), kind, false, false, List.of(action));
  }

  @ParameterizedTest
  @MethodSource("others")
  void foreign_tables_and_views_are_altered_likewise(String statement, Object form) {
    assertThat(Forms.of(statement)).isEqualTo(form);
  }
}
