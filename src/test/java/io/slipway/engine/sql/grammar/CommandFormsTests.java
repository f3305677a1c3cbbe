package io.slipway.engine.sql.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.slipway.engine.postgres.LockMode;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.StatementNature.Verb;
import io.slipway.engine.sql.form.DataForm;
import io.slipway.engine.sql.form.Form;
import io.slipway.engine.sql.form.IndexForm.Reindex;
import io.slipway.engine.sql.form.IndexForm.Scope;
import io.slipway.engine.sql.form.MaintenanceForm;
import io.slipway.engine.sql.form.ObjectForm;
import io.slipway.engine.sql.form.ObjectKind;
import io.slipway.engine.sql.form.PrivilegeForm;
import io.slipway.engine.sql.form.References;
import io.slipway.engine.sql.form.RoutineForm;
import io.slipway.engine.sql.form.SequenceForm;
import io.slipway.engine.sql.form.SessionForm;
import io.slipway.engine.sql.form.TableAction;
import io.slipway.engine.sql.form.TableForm;
import io.slipway.engine.sql.form.TableForm.RelationKind;
import io.slipway.engine.sql.form.TableObjectForm;
import io.slipway.engine.sql.form.TypeForm;
import io.slipway.engine.sql.form.TypeName;
import io.slipway.engine.sql.form.Unread;
import io.slipway.engine.sql.form.ViewForm;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Commands that are read by their words.
class CommandFormsTests {

  private static final Name T = Name.unqualified("t");
  private static final Name A = Name.unqualified("a");
  private static final Name S_B = new Name("s", "b");

  private static Arguments of(String statement, Form form) {
    return arguments(statement, form);
  }

  private static Form set(String parameter, String value, boolean local) {
    return new SessionForm.SetParameter(parameter, Optional.of(value), local);
  }

  private static Form reset(String parameter) {
    return new SessionForm.SetParameter(parameter, Optional.empty(), false);
  }

  private static Form transaction(Verb verb) {
    return new SessionForm.Transaction(verb, Optional.empty());
  }

  private static Form transaction(Verb verb, String savepoint) {
    return new SessionForm.Transaction(verb, Optional.of(savepoint));
  }

  private static Form utility(String command) {
    return new SessionForm.Utility(command);
  }

  private static Form drop(ObjectKind kind, boolean ifExists, boolean cascade, Name... names) {
    return new ObjectForm.Drop(kind, List.of(names), ifExists, false, cascade);
  }

  private static Form comment(ObjectKind kind, Name name) {
    return new ObjectForm.Comment(kind, Optional.of(name));
  }

  private static Form grant(
      boolean revoke, List<String> privileges, ObjectKind kind, Name object, String role) {
    return new PrivilegeForm.Grant(revoke, privileges, kind, List.of(object), List.of(role));
  }

  private static Form alterType(TypeForm.TypeAction action) {
    return new TypeForm.AlterType(A, List.of(action));
  }

  private static Form alterSequence(SequenceForm.SequenceAction action) {
    return new SequenceForm.AlterSequence(A, false, action);
  }

  private static Form alterTable(TableAction... actions) {
    return new TableForm.AlterTable(T, RelationKind.TABLE, false, false, List.of(actions));
  }

  static Stream<Arguments> sessions() {
    return Stream.of(
        of("SET LOCAL lock_timeout = '2s'", set("lock_timeout", "2s", true)),
        of("set session Search_Path to A, 'b', \"C\"", set("search_path", "a, b, C", false)),
        of("SET TIME ZONE 'UTC'", set("timezone", "UTC", false)),
        of("SET TIME ZONE INTERVAL '-08:00' HOUR TO MINUTE", set("timezone", "-08:00", false)),
        of("SET ROLE NONE", set("role", "none", false)),
        of("SET SESSION AUTHORIZATION joe", set("session_authorization", "joe", false)),
        of("SET x.y = -1.5", set("x.y", "-1.5", false)),
        of("SET a TO DEFAULT", reset("a")),
        of("RESET ALL", reset("all")),
        of("SET CONSTRAINTS ALL DEFERRED", new SessionForm.SetConstraints(true)),
        of("SET CONSTRAINTS a IMMEDIATE", new SessionForm.SetConstraints(false)),
        of("SET TRANSACTION READ ONLY", transaction(Verb.SET_TRANSACTION)),
        of("BEGIN ISOLATION LEVEL SERIALIZABLE", transaction(Verb.BEGIN)),
        of("START TRANSACTION", transaction(Verb.BEGIN)),
        of("END AND CHAIN", transaction(Verb.COMMIT)),
        of("ABORT", transaction(Verb.ROLLBACK)),
        of("SAVEPOINT a", transaction(Verb.SAVEPOINT, "a")),
        of("RELEASE a", transaction(Verb.RELEASE, "a")),
        of("ROLLBACK TO SAVEPOINT a", transaction(Verb.ROLLBACK_TO, "a")),
        of("PREPARE TRANSACTION 'x'", transaction(Verb.PREPARE_TRANSACTION)),
        of("COMMIT PREPARED 'x'", utility("COMMIT PREPARED")),
        of("LISTEN a", utility("LISTEN")),
        of("DISCARD ALL", utility("DISCARD")),
        of("PREPARE p (int) AS SELECT $1", utility("PREPARE")),
        of("ALTER SYSTEM SET wal_level = replica", new SessionForm.AlterSystem("wal_level")),
        of("\\set x 1", new SessionForm.MetaCommand("\\set")));
  }

  static Stream<Arguments> maintenance() {
    return Stream.of(
        of("VACUUM (FULL, ANALYZE off) t", new MaintenanceForm.Vacuum(List.of(T), true, false)),
        of("VACUUM ANALYZE s.b (x), t", new MaintenanceForm.Vacuum(List.of(S_B, T), false, true)),
        of("ANALYZE", new MaintenanceForm.Analyze(List.of())),
        of(
            "CLUSTER t USING i",
            new MaintenanceForm.Cluster(Optional.of(T), Optional.of("i"), false)),
        of(
            "REPACK (CONCURRENTLY) t",
            new MaintenanceForm.Cluster(Optional.of(T), Optional.empty(), true)),
        of(
            "LOCK TABLE ONLY t, s.b * IN SHARE ROW EXCLUSIVE MODE NOWAIT",
            new MaintenanceForm.LockTable(List.of(T, S_B), LockMode.SHARE_ROW_EXCLUSIVE, true)),
        of("LOCK t", new MaintenanceForm.LockTable(List.of(T), LockMode.ACCESS_EXCLUSIVE, false)),
        of("REINDEX DATABASE", new Reindex(Scope.DATABASE, Optional.empty(), false)),
        of("REINDEX (CONCURRENTLY) TABLE t", new Reindex(Scope.TABLE, Optional.of(T), true)),
        of("REINDEX INDEX s.b", new Reindex(Scope.INDEX, Optional.of(S_B), false)),
        of(
            "REFRESH MATERIALIZED VIEW CONCURRENTLY t",
            new ViewForm.RefreshMaterializedView(T, true, true)),
        of(
            "REFRESH MATERIALIZED VIEW t WITH NO DATA",
            new ViewForm.RefreshMaterializedView(T, false, false)),
        of(
            "TRUNCATE t, s.b RESTART IDENTITY CASCADE",
            new DataForm.Truncate(List.of(T, S_B), true, true)),
        of(
            "COPY t (a) FROM STDIN (FORMAT csv)",
            new DataForm.Copy(Optional.of(T), true, References.NONE)),
        of(
            "EXPLAIN (ANALYZE) TRUNCATE t",
            new DataForm.Explain(true, new DataForm.Truncate(List.of(T), false, false))),
        of("CALL s.b(1)", new RoutineForm.Call(S_B)));
  }

  static Stream<Arguments> drops() {
    return Stream.of(
        of("DROP TABLE IF EXISTS t, s.b CASCADE", drop(ObjectKind.TABLE, true, true, T, S_B)),
        of("DROP FUNCTION a(int, text), s.b", drop(ObjectKind.FUNCTION, false, false, A, S_B)),
        of("DROP ROUTINE a()", drop(ObjectKind.ROUTINE, false, false, A)),
        of(
            "DROP OPERATOR s.+ (int, int)",
            drop(ObjectKind.OPERATOR, false, false, new Name("s", "+"))),
        of("DROP OPERATOR CLASS a USING btree", drop(ObjectKind.OPERATOR_CLASS, false, false, A)),
        of("DROP TEXT SEARCH PARSER a", drop(ObjectKind.TEXT_SEARCH_PARSER, false, false, A)),
        of("DROP USER a", drop(ObjectKind.ROLE, false, false, A)),
        of("DROP OWNED BY a CASCADE", drop(ObjectKind.OWNED, false, true, A)),
        of("DROP CAST (a AS b)", drop(ObjectKind.CAST, false, false)),
        of("DROP TRANSFORM FOR a LANGUAGE b", drop(ObjectKind.TRANSFORM, false, false)),
        of("DROP DATABASE a WITH (FORCE)", drop(ObjectKind.DATABASE, false, false, A)),
        of(
            "DROP INDEX CONCURRENTLY IF EXISTS s.b",
            new ObjectForm.Drop(ObjectKind.INDEX, List.of(S_B), true, true, false)),
        of(
            "DROP TRIGGER IF EXISTS x ON s.b CASCADE",
            new TableObjectForm.DropTableObject(ObjectKind.TRIGGER, "x", S_B, true, true)),
        of(
            "DROP POLICY x ON t",
            new TableObjectForm.DropTableObject(ObjectKind.POLICY, "x", T, false, false)));
  }

  static Stream<Arguments> privileges() {
    return Stream.of(
        of(
            "GRANT SELECT (a), insert ON t TO joe",
            grant(false, List.of("SELECT", "INSERT"), ObjectKind.TABLE, T, "joe")),
        of(
            "REVOKE GRANT OPTION FOR ALL PRIVILEGES ON SCHEMA a FROM PUBLIC CASCADE",
            grant(true, List.of("ALL"), ObjectKind.SCHEMA, A, "public")),
        of(
            "GRANT EXECUTE ON FUNCTION s.b(int) TO GROUP joe WITH GRANT OPTION",
            grant(false, List.of("EXECUTE"), ObjectKind.FUNCTION, S_B, "joe")),
        of(
            "GRANT USAGE ON ALL SEQUENCES IN SCHEMA a TO joe",
            new PrivilegeForm.Grant(
                false, List.of("USAGE"), ObjectKind.SEQUENCE, List.of(), List.of("joe"))),
        of(
            "GRANT a, b TO c WITH ADMIN OPTION",
            new PrivilegeForm.Membership(false, List.of("a", "b"), List.of("c"))),
        of(
            "REVOKE ADMIN OPTION FOR a FROM c",
            new PrivilegeForm.Membership(true, List.of("a"), List.of("c"))),
        of(
            "ALTER GROUP g DROP USER a, b",
            new PrivilegeForm.Membership(true, List.of("g"), List.of("a", "b"))),
        of(
            "ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON ROUTINES FROM PUBLIC",
            new PrivilegeForm.DefaultPrivileges()),
        of(
            "CREATE USER a WITH PASSWORD 'x' SUPERUSER IN ROLE b",
            new PrivilegeForm.DefineRole("a", true, List.of("PASSWORD", "SUPERUSER", "IN ROLE"))),
        of(
            "ALTER ROLE a SET work_mem = 1",
            new PrivilegeForm.DefineRole("a", false, List.of("SET"))),
        of("REASSIGN OWNED BY a, b TO c", new PrivilegeForm.ReassignOwned(List.of("a", "b"), "c")));
  }

  static Stream<Arguments> objects() {
    return Stream.of(
        of("COMMENT ON COLUMN s.b.c IS 'x'", comment(ObjectKind.COLUMN, S_B)),
        of("COMMENT ON CONSTRAINT c ON s.b IS NULL", comment(ObjectKind.CONSTRAINT, S_B)),
        of("COMMENT ON CONSTRAINT c ON DOMAIN a IS 'x'", comment(ObjectKind.CONSTRAINT, A)),
        of("SECURITY LABEL FOR p ON TABLE t IS 'x'", comment(ObjectKind.TABLE, T)),
        of(
            "COMMENT ON LARGE OBJECT 5 IS 'x'",
            new ObjectForm.Comment(ObjectKind.LARGE_OBJECT, Optional.empty())),
        of(
            "CREATE EXTENSION IF NOT EXISTS \"a-b\" SCHEMA s VERSION '1.0'",
            new ObjectForm.CreateExtension("a-b", true, Optional.of("1.0"))),
        of("ALTER EXTENSION a UPDATE", new ObjectForm.AlterExtension("a", "update")),
        of("ALTER SCHEMA a RENAME TO b", new ObjectForm.AlterSchema("a", Optional.of("b"))),
        of("ALTER SCHEMA a OWNER TO b", new ObjectForm.AlterSchema("a", Optional.empty())),
        of(
            "CREATE SCHEMA AUTHORIZATION joe",
            new ObjectForm.CreateSchema(Optional.empty(), false, List.of())),
        of(
            "CREATE SCHEMA x CREATE SEQUENCE a GRANT SELECT ON t TO joe",
            new ObjectForm.CreateSchema(
                Optional.of("x"),
                false,
                List.of(
                    new SequenceForm.CreateSequence(A, false, false, Optional.empty()),
                    grant(false, List.of("SELECT"), ObjectKind.TABLE, T, "joe")))),
        of(
            "CREATE STATISTICS s.b ON x, (y + 1) FROM t",
            new ObjectForm.CreateStatistics(Optional.of(S_B), T)));
  }

  static Stream<Arguments> moreObjects() {
    return Stream.of(
        of(
            "CREATE PUBLICATION p FOR TABLE t (x) WHERE (y > 1), s.b",
            new ObjectForm.CreatePublication("p", List.of(T, S_B), false)),
        of(
            "CREATE PUBLICATION p FOR ALL TABLES",
            new ObjectForm.CreatePublication("p", List.of(), true)),
        of(
            "CREATE PUBLICATION p FOR TABLES IN SCHEMA a, b, TABLE t",
            new ObjectForm.CreatePublication("p", List.of(T), true)),
        of(
            "ALTER PUBLICATION p DROP TABLE t",
            new ObjectForm.AlterPublication("p", Optional.of("DROP"), List.of(T))),
        of(
            "ALTER PUBLICATION p SET (publish = 'x')",
            new ObjectForm.AlterPublication("p", Optional.empty(), List.of())),
        of(
            "CREATE SERVER a FOREIGN DATA WRAPPER w",
            new ObjectForm.CreateOther(ObjectKind.SERVER, Optional.of(A), false)),
        of(
            "ALTER SUBSCRIPTION a CONNECTION 'password=x'",
            new ObjectForm.AlterOther(ObjectKind.SUBSCRIPTION, Optional.of(A), "connection '…'")),
        of("IMPORT FOREIGN SCHEMA f FROM SERVER s INTO a", new ObjectForm.ImportForeignSchema("a")),
        of(
            "ALTER FUNCTION s.b(int) OWNER TO Joe",
            new RoutineForm.AlterRoutine(S_B, "owner to joe")),
        of(
            "CREATE CONSTRAINT TRIGGER x AFTER INSERT ON t EXECUTE FUNCTION s.b()",
            new TableObjectForm.CreateTrigger("x", T, false, true, S_B)),
        of(
            "CREATE OR REPLACE RULE x AS ON INSERT TO t DO NOTHING",
            new TableObjectForm.CreateRule("x", T, true)),
        of(
            "CREATE POLICY x ON t FOR SELECT TO joe",
            new TableObjectForm.CreatePolicy("x", T, References.NONE)),
        of(
            "ALTER POLICY x ON t RENAME TO y",
            new TableObjectForm.AlterTableObject(ObjectKind.POLICY, "x", T, Optional.of("y"))));
  }

  static Stream<Arguments> typesAndSequences() {
    var number = new TypeName(Name.unqualified("numeric"), List.of("10", "2"), 1);
    return Stream.of(
        of(
            "CREATE TYPE a AS ENUM ('x', 'it''s')",
            new TypeForm.CreateEnum(A, List.of("x", "it's"))),
        of("CREATE TYPE a AS RANGE (SUBTYPE = int)", new TypeForm.CreateOtherType(A)),
        of("CREATE TYPE a AS ()", new TypeForm.CreateComposite(A, List.of())),
        of("CREATE DOMAIN a AS decimal(10, 2)[]", new TypeForm.CreateDomain(A, number, List.of())),
        of(
            "ALTER TYPE a ADD VALUE IF NOT EXISTS 'x' BEFORE 'y'",
            alterType(new TypeForm.TypeAction.AddValue("x", true, true))),
        of(
            "ALTER TYPE a RENAME VALUE 'x' TO 'y'",
            alterType(new TypeForm.TypeAction.RenameValue("x", "y"))),
        of(
            "ALTER TYPE a ALTER ATTRIBUTE x SET DATA TYPE numeric(10,2)[] CASCADE",
            alterType(new TypeForm.TypeAction.AlterAttributeType("x", number, true))),
        of(
            "ALTER TYPE a DROP ATTRIBUTE IF EXISTS x",
            alterType(new TypeForm.TypeAction.DropAttribute("x", true, false))),
        of(
            "ALTER DOMAIN a SET NOT NULL",
            new TypeForm.AlterDomain(A, new TypeForm.DomainAction.SetNotNull())),
        of(
            "ALTER DOMAIN a DROP CONSTRAINT IF EXISTS c CASCADE",
            new TypeForm.AlterDomain(A, new TypeForm.DomainAction.DropConstraint("c", true, true))),
        of(
            "CREATE TEMP SEQUENCE IF NOT EXISTS a AS int OWNED BY s.b.c",
            new SequenceForm.CreateSequence(A, true, true, Optional.of(S_B))),
        of(
            "ALTER SEQUENCE a OWNED BY t.c",
            alterSequence(new SequenceForm.SequenceAction.SetOptions(Optional.of(T), false))),
        of(
            "ALTER SEQUENCE a RESTART CACHE 5",
            alterSequence(new SequenceForm.SequenceAction.SetOptions(Optional.empty(), true))),
        of(
            "ALTER SEQUENCE a SET UNLOGGED",
            alterSequence(new SequenceForm.SequenceAction.SetLogged(false))));
  }

  static Stream<Arguments> supplements() {
    return Stream.of(
        of(
            "ALTER TABLE t DROP c, ALTER CONSTRAINT k NOT ENFORCED",
            alterTable(
                new TableAction.DropColumn("c", false, false),
                new TableAction.AlterConstraint("k", false, Optional.of(false)))),
        of(
            "ALTER TABLE t ALTER 2 SET STATISTICS -1",
            alterTable(new TableAction.SetStatistics("2"))),
        of(
            "ALTER TABLE t MERGE PARTITIONS (a, s.b) INTO t",
            alterTable(new TableAction.ReshapePartitions(List.of(A, S_B), List.of(T)))),
        of(
            "ALTER TABLE t SPLIT PARTITION t INTO"
                + " (PARTITION a FOR VALUES IN (1, 2), PARTITION s.b DEFAULT)",
            alterTable(new TableAction.ReshapePartitions(List.of(T), List.of(A, S_B)))),
        of(
            "ALTER VIEW IF EXISTS t OWNER TO joe",
            new TableForm.AlterTable(
                T, RelationKind.VIEW, true, false, List.of(new TableAction.OwnerTo("joe")))),
        of(
            "ALTER INDEX ALL IN TABLESPACE x OWNED BY joe SET TABLESPACE y NOWAIT",
            new TableForm.MoveAllInTablespace("INDEX", "x", "y")));
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        of("DROP TABEL t", new Unread("unexpected \"TABEL\"", 6)),
        of("DROP INDEX a ON t", new Unread("unexpected \"ON\"", 14)),
        of("TRUNCATE", new Unread("unexpected end", 9)),
        of("SET x 5", new Unread("unexpected \"5\"", 7)),
        of("GRANT SELECT ON t", new Unread("unexpected end", 18)),
        of("frobnicate the table", new Unread("unexpected \"frobnicate\"", 1)),
        of("SELECT 1 FROM t WHERE", new Unread("unexpected end", 22)));
  }

  @ParameterizedTest
  @MethodSource({
    "sessions",
    "maintenance",
    "drops",
    "privileges",
    "objects",
    "moreObjects",
    "typesAndSequences",
    "supplements",
    "mistakes"
  })
  void isReadAs(String statement, Form form) {
    assertThat(Forms.of(statement)).isEqualTo(form);
  }
}
