package io.slipway.engine.sql.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.Column;
import io.slipway.engine.sql.form.Constraint;
import io.slipway.engine.sql.form.Constraint.Kind;
import io.slipway.engine.sql.form.Constraint.Validity;
import io.slipway.engine.sql.form.Expression;
import io.slipway.engine.sql.form.Query;
import io.slipway.engine.sql.form.References;
import io.slipway.engine.sql.form.TableForm.CreateTable;
import io.slipway.engine.sql.form.TableForm.CreateTableAs;
import io.slipway.engine.sql.form.TableForm.Like;
import io.slipway.engine.sql.form.TableForm.Origin;
import io.slipway.engine.sql.form.TableForm.Partition;
import io.slipway.engine.sql.form.TableForm.PartitionKey;
import io.slipway.engine.sql.form.TableForm.Persistence;
import io.slipway.engine.sql.form.TableForm.RelationKind;
import io.slipway.engine.sql.form.TableForm.Storage;
import io.slipway.engine.sql.form.TypeName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TableFormsTests {

  private static final TypeName BIGINT = type("bigint");
  private static final TypeName TEXT = type("text");

  private static TypeName type(String name, String... modifiers) {
    return new TypeName(Name.unqualified(name), List.of(modifiers), 0);
  }

  private static Constraint constraint(Kind kind) {
    return new Constraint(Optional.empty(), kind, Validity.USUAL);
  }

  private static Column column(String name, TypeName type, Constraint... constraints) {
    return new Column(name, type, Optional.empty(), List.of(constraints));
  }

  private static Expression constant(String text) {
    return new Expression(text, References.NONE);
  }

  private static Expression ofColumn(String text, String column) {
    return new Expression(text, new References(Set.of(), Set.of(column), Set.of(), Set.of()));
  }

  private static CreateTable table(String name, List<Column> columns, Constraint... constraints) {
    return new CreateTable(
        Name.unqualified(name),
        RelationKind.TABLE,
        Persistence.PERMANENT,
        false,
        columns,
        List.of(constraints),
        Origin.NONE,
        Optional.empty(),
        Storage.DEFAULT);
  }

  private static final CreateTable ORDER =
      new CreateTable(
          new Name("app", "Order"),
          RelationKind.TABLE,
          Persistence.PERMANENT,
          true,
          List.of(
              column(
                  "id",
                  BIGINT,
                  constraint(new Kind.Identity(true)),
                  constraint(new Kind.Key(true, List.of("id"), List.of(), Optional.empty()))),
              new Column(
                  "note",
                  type("character varying", "20"),
                  Optional.of(Name.unqualified("C")),
                  List.of(
                      constraint(new Kind.Default(constant("'none'"))),
                      constraint(new Kind.NotNull("note")))),
              column(
                  "customer",
                  BIGINT,
                  new Constraint(
                      Optional.of("fk"),
                      new Kind.ForeignKey(
                          List.of("customer"),
                          new Name("app", "customer"),
                          List.of("id"),
                          Optional.of("CASCADE")),
                      Validity.USUAL)),
              column(
                  "total",
                  type("numeric", "10", "2"),
                  constraint(new Kind.Check(ofColumn("total >= 0", "total"), false))),
              column(
                  "twice",
                  type("numeric"),
                  constraint(new Kind.Generated(ofColumn("total * 2", "total"), true))),
              column(
                  "tags",
                  new TypeName(Name.unqualified("text"), List.of(), 1),
                  constraint(new Kind.Nullable()),
                  constraint(new Kind.Key(false, List.of("tags"), List.of(), Optional.empty())))),
          List.of(),
          Origin.NONE,
          Optional.empty(),
          Storage.DEFAULT);

  @Test
  void columns_with_all_that_is_said_of_them() {
    assertThat(
            Forms.of(
                """
                CREATE TABLE IF NOT EXISTS app."Order" (
                  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                  Note varchar(20) COLLATE "C" DEFAULT 'none' NOT NULL,
                  customer bigint CONSTRAINT fk REFERENCES app.customer (id) ON DELETE CASCADE,
                  total numeric(10, 2) CHECK (total >= 0),
                  twice numeric GENERATED ALWAYS AS (total * 2) STORED,
                  tags text[] NULL UNIQUE
                )"""))
        .isEqualTo(ORDER);
  }

  private static final List<Arguments> TABLES =
      List.of(
          arguments("CREATE TABLE t ()", table("t", List.of())),
          arguments(
              "CREATE TABLE t (a bigint, b text, PRIMARY KEY (a) INCLUDE (b),"
                  + " CONSTRAINT k FOREIGN KEY (a, b) REFERENCES u)",
              table(
                  "t",
                  List.of(column("a", BIGINT), column("b", TEXT)),
                  constraint(new Kind.Key(true, List.of("a"), List.of("b"), Optional.empty())),
                  new Constraint(
                      Optional.of("k"),
                      new Kind.ForeignKey(
                          List.of("a", "b"), Name.unqualified("u"), List.of(), Optional.empty()),
                      Validity.USUAL))),
          arguments(
              "CREATE TABLE t (a text, EXCLUDE USING gist (a WITH =), CHECK (a <> '') NO INHERIT)",
              table(
                  "t",
                  List.of(column("a", TEXT)),
                  constraint(new Kind.Exclusion("gist", List.of(ofColumn("a", "a")))),
                  constraint(new Kind.Check(ofColumn("a <> ''", "a"), true)))),
          arguments(
              "CREATE UNLOGGED TABLE t (LIKE s INCLUDING ALL, LIKE r) INHERITS (p)"
                  + " WITH (fillfactor = 70) TABLESPACE fast",
              new CreateTable(
                  Name.unqualified("t"),
                  RelationKind.TABLE,
                  Persistence.UNLOGGED,
                  false,
                  List.of(),
                  List.of(),
                  new Origin(
                      List.of(
                          new Like(Name.unqualified("s"), List.of("ALL")),
                          new Like(Name.unqualified("r"), List.of())),
                      List.of(Name.unqualified("p")),
                      Optional.empty(),
                      Optional.empty()),
                  Optional.empty(),
                  new Storage(Optional.empty(), Optional.of("fast"), List.of("fillfactor=70")))),
          arguments(
              "CREATE TABLE p1 PARTITION OF p (a NOT NULL) FOR VALUES FROM (1) TO (2)"
                  + " PARTITION BY LIST (b)",
              new CreateTable(
                  Name.unqualified("p1"),
                  RelationKind.TABLE,
                  Persistence.PERMANENT,
                  false,
                  List.of(column("a", type(""), constraint(new Kind.NotNull("a")))),
                  List.of(),
                  new Origin(
                      List.of(),
                      List.of(),
                      Optional.of(
                          new Partition(Name.unqualified("p"), Optional.of("FROM (1) TO (2)"))),
                      Optional.empty()),
                  Optional.of(new PartitionKey("list", List.of(ofColumn("b", "b")))),
                  Storage.DEFAULT)),
          arguments(
              "CREATE TEMP TABLE t AS SELECT a FROM s WITH NO DATA",
              new CreateTableAs(
                  Name.unqualified("t"),
                  Persistence.TEMPORARY,
                  false,
                  Optional.of(
                      new Query(
                          "SELECT a FROM s",
                          new References(
                              Set.of(Name.unqualified("s")), Set.of("a"), Set.of(), Set.of()),
                          false,
                          Optional.empty(),
                          false,
                          false)),
                  false)));

  static List<Arguments> tables() {
    return TABLES;
  }

  @ParameterizedTest
  @MethodSource("tables")
  void a_table_is_read(String statement, Object form) {
    assertThat(Forms.of(statement)).isEqualTo(form);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          int|integer
          INT4|integer
          int8|bigint
          smallint|smallint
          float|double precision
          float(24)|real
          float(25)|double precision
          real|real
          double precision|double precision
          decimal(5)|numeric(5)
          numeric(10,2)|numeric(10,2)
          varchar|character varying
          varchar(3)|character varying(3)
          character varying(3)|character varying(3)
          char|character(1)
          character(5)|character(5)
          bpchar|character
          "char"|"char"
          bool|boolean
          timestamp|timestamp without time zone
          timestamp(3)|timestamp without time zone(3)
          timestamptz|timestamp with time zone
          timestamp(3) with time zone|timestamp with time zone(3)
          timestamp without time zone|timestamp without time zone
          time|time without time zone
          timetz|time with time zone
          interval|interval
          bit|bit
          bit varying(5)|bit varying(5)
          varbit|bit varying
          text[]|text[]
          int[3][3]|integer[][]
          int array|integer[]
          serial|serial
          bigserial|bigserial
          serial8|bigserial
          jsonb|jsonb
          pg_catalog.int4|integer
          app.mood|"app"."mood"
          "Mood"|Mood
          geometry(Point,4326)|geometry(Point,4326)
          """)
  void a_type_has_one_name(String written, String name) {
    var form = (CreateTable) Forms.of("CREATE TABLE t (a %s)".formatted(written));
    assertThat(form.columns().getFirst().type()).hasToString(name);
  }
}
