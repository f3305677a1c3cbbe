package io.slipway.engine.lint.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.lint.schema.model.ColumnName;
import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.lint.schema.model.RelationKind;
import io.slipway.engine.lint.schema.model.Sequence;
import io.slipway.engine.lint.schema.model.TableColumn.Generation;
import io.slipway.engine.lint.schema.model.TableColumn.Identity;
import io.slipway.engine.lint.schema.model.TableColumn.NotNull;
import io.slipway.engine.lint.schema.model.TableConstraint;
import io.slipway.engine.lint.schema.model.TableConstraint.Kind;
import io.slipway.engine.lint.schema.model.TableIndex;
import io.slipway.engine.lint.schema.model.Truth;
import io.slipway.engine.lint.schema.model.UserType;
import io.slipway.engine.postgres.SqlResource;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.TableForm.Persistence;
import io.slipway.engine.sql.grammar.Forms;
import io.slipway.testing.PlainRole;
import io.slipway.testing.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// What is known of a database with an object of every kind in it, and of one of which nothing is.
class SchemaStateTests {

  private static final Name ITEM = app("item");
  private static final Name OWNER = app("owner");

  private static TestDatabase database;
  private static SchemaState state;

  private static Name app(String name) {
    return new Name("app", name);
  }

  @BeforeAll
  static void read() throws SQLException {
    database = TestDatabase.create();
    database.execute(SqlResource.read(SchemaStateTests.class, "everything.sql"));
    try (var connection = database.connect("schema")) {
      state = SchemaState.read(connection);
    }
  }

  @AfterAll
  static void drop() {
    database.close();
  }

  private static Relation relation(Name name) {
    return state.relation(name).orElseThrow();
  }

  private static List<String> names(List<Relation> relations) {
    return relations.stream().map(it -> it.name().name()).sorted().toList();
  }

  @Nested
  class ATarget {

    @Test
    void tells_kinds_and_how_rows_are_kept() {
      var item = relation(ITEM);
      assertThat(item.kind()).isEqualTo(RelationKind.TABLE);
      assertThat(item.storage().parameters()).containsExactly("fillfactor=80");
      assertThat(item.storage().accessMethod()).contains("heap");
      assertThat(item.storage().toasted()).isEqualTo(Truth.YES);
      assertThat(item.options().rowSecurity()).isTrue();
      assertThat(item.options().clusteredOn()).contains(app("item_pkey"));
      assertThat(item.options().replicaIdentity().index()).contains(app("item_pkey"));
      assertThat(relation(app("fleeting")).persistence()).isEqualTo(Persistence.UNLOGGED);
      assertThat(relation(app("pair")).kind()).isEqualTo(RelationKind.COMPOSITE_TYPE);
      assertThat(relation(app("counted")).kind()).isEqualTo(RelationKind.MATERIALIZED_VIEW);
      assertThat(state.relation(item.storage().toast().orElseThrow()).orElseThrow().kind())
          .isEqualTo(RelationKind.TOAST_TABLE);
    }

    @Test
    void tells_how_much_is_in_a_table() {
      var size = relation(OWNER).storage().size();
      assertThat(size.rows()).hasValue(1000);
      assertThat(size.bytes().orElse(0)).isGreaterThan(8192);
    }

    @Test
    void tells_columns() {
      var item = relation(ITEM);
      assertThat(item.columns().list().stream().map(it -> it.name() + " " + it.type()))
          .containsExactly(
              "id integer",
              "owner bigint",
              "price numeric(10,2)",
              "double integer",
              "made timestamp with time zone",
              "moods \"app\".\"mood\"[]",
              "what \"app\".\"pair\"",
              "amount \"app\".\"tighter\"");
      assertThat(item.column("owner").orElseThrow().notNull()).isEqualTo(NotNull.YES);
      assertThat(item.column("double").orElseThrow().generation()).isEqualTo(Generation.STORED);
      assertThat(item.column("price").orElseThrow().value().orElseThrow().isVolatile())
          .isEqualTo(Truth.NO);
      assertThat(item.column("made").orElseThrow().value().orElseThrow().isVolatile())
          .isEqualTo(Truth.YES);
      var owner = relation(OWNER);
      assertThat(owner.column("id").orElseThrow().identity()).isEqualTo(Identity.ALWAYS);
      assertThat(owner.column("name").orElseThrow().collation()).contains(Name.unqualified("C"));
    }

    @Test
    void tells_constraints_of_both_sides() {
      var key = state.constraint(ITEM, "item_owner_fkey").orElseThrow();
      assertThat(key.columns()).containsExactly("owner");
      assertThat(key.reference())
          .contains(new TableConstraint.Reference(OWNER, List.of("id"), "CASCADE"));
      assertThat(state.incomingForeignKeys(OWNER)).containsExactly(key);
      var later = state.constraint(ITEM, "later").orElseThrow();
      assertThat(later.kind()).isEqualTo(Kind.CHECK);
      assertThat(later.validity().validated()).isFalse();
      assertThat(state.constraint(ITEM, "item_pkey").orElseThrow().index())
          .contains(app("item_pkey"));
    }

    @Test
    void tells_indexes() {
      var index = state.index(app("item_price")).orElseThrow();
      assertThat(index.columns()).containsExactly("price");
      assertThat(index.elements()).hasSize(2);
      assertThat(index.included()).containsExactly("owner");
      assertThat(index.predicate()).isPresent();
      assertThat(index.uses("double")).isTrue();
      assertThat(index.uses("id")).isFalse();
      assertThat(state.indexPartitions(app("log_day")).stream().map(TableIndex::name))
          .containsExactlyInAnyOrder(app("log_1_day_idx"), app("log_rest_day_idx"));
    }

    @Test
    void tells_partitions_and_children() {
      var log = relation(app("log"));
      assertThat(log.lineage().key().orElseThrow().strategy()).isEqualTo("range");
      assertThat(names(state.children(app("log")))).containsExactly("log_1", "log_rest");
      assertThat(state.defaultPartition(app("log")).orElseThrow().name())
          .isEqualTo(app("log_rest"));
      assertThat(relation(app("log_1")).lineage().bound().orElseThrow().values())
          .contains("FROM ('2024-01-01') TO ('2025-01-01')");
      assertThat(names(state.descendants(app("parent")))).containsExactly("child", "grandchild");
      assertThat(names(state.ancestors(app("grandchild")))).containsExactly("child", "parent");
      assertThat(names(state.typedTables(app("pair")))).containsExactly("of_pair");
    }

    @Test
    void tells_what_depends_on_a_table() {
      assertThat(state.allViewsOn(ITEM)).containsExactly(app("cheap"), app("counted"));
      assertThat(state.viewsOn(new ColumnName(ITEM, "owner"))).isEmpty();
      assertThat(state.allViewsOn(new ColumnName(ITEM, "price")))
          .containsExactly(app("cheap"), app("counted"));
      assertThat(state.triggers(ITEM).getFirst().function()).isEqualTo(app("touch"));
      assertThat(state.rules(ITEM)).containsExactly("keep");
      assertThat(state.policies(ITEM)).containsExactly("own");
      assertThat(state.statistics(ITEM).getFirst().columns()).contains(Set.of("owner", "price"));
      assertThat(state.publicationsOf(OWNER).getFirst().tables())
          .containsExactlyInAnyOrder(ITEM, OWNER);
      assertThat(state.sequenceOf(new ColumnName(ITEM, "id")).map(Sequence::name))
          .contains(app("item_id_seq"));
    }

    @Test
    void tells_types_and_who_uses_them() {
      assertThat(state.resolveType(app("mood")).found())
          .contains(new UserType.EnumType(app("mood"), List.of("sad", "ok"), true));
      assertThat(state.columnsOfType(app("mood")))
          .contains(
              new ColumnName(ITEM, "moods"),
              new ColumnName(ITEM, "what"),
              new ColumnName(app("of_pair"), "m"));
      assertThat(state.columnsOfType(app("positive")))
          .containsExactly(new ColumnName(ITEM, "amount"));
      var positive = (UserType.Domain) state.resolveType(app("positive")).found().orElseThrow();
      assertThat(positive.isConstrained()).isTrue();
      assertThat(state.routines(app("twice")).getFirst().volatility()).isEqualTo("immutable");
    }

    @Test
    void is_told_to_a_role_without_privileges() throws SQLException {
      var role = PlainRole.on(database);
      try (var connection = role.connect("schema")) {
        var seen = SchemaState.read(connection);
        assertThat(seen.relations()).hasSameSizeAs(state.relations());
        assertThat(seen.session().superuser()).isEqualTo(Truth.NO);
        assertThat(seen.resolve(Name.unqualified("item")).isAbsent()).isTrue();
      }
    }

    @Test
    void is_read_although_a_table_is_locked() throws SQLException {
      try (var holder = database.connect("holder");
          var lock = holder.createStatement();
          var connection = database.connect("schema")) {
        lock.execute("BEGIN; LOCK TABLE app.owner IN ACCESS EXCLUSIVE MODE");
        assertThat(SchemaState.read(connection).relation(OWNER)).isPresent();
        lock.execute("ROLLBACK");
      }
    }
  }

  @Nested
  class BeforeAPlan {

    @Test
    void is_old_and_what_the_plan_makes_is_new() {
      var planned = state.copy();
      planned.beginPlan();
      planned.apply(Forms.of("CREATE TABLE app.made (a int)"));
      planned.apply(Forms.of("INSERT INTO app.made VALUES (1), (2)"));

      assertThat(planned.relation(ITEM).orElseThrow().isNew()).isFalse();
      var age = planned.relation(app("made")).orElseThrow().age();
      assertThat(age.isNew()).isTrue();
      assertThat(age.rows()).isEqualTo(2);
      assertThat(state.relation(app("made"))).isEmpty();
    }
  }

  @Nested
  class WithoutATarget {

    private final SchemaState unknown = SchemaState.unknown();

    @Test
    void a_table_that_nothing_made_is_unknown_and_a_dropped_one_absent() {
      assertThat(unknown.resolve(Name.unqualified("t")).isUnknown()).isTrue();
      unknown.apply(Forms.of("CREATE TABLE t (a int)"));
      assertThat(unknown.resolve(Name.unqualified("t")).found()).isPresent();
      unknown.apply(Forms.of("DROP TABLE t"));
      assertThat(unknown.resolve(Name.unqualified("t")).isAbsent()).isTrue();
    }

    @Test
    void in_an_empty_database_it_is_absent() {
      assertThat(SchemaState.empty().resolve(Name.unqualified("t")).isAbsent()).isTrue();
    }

    @Test
    void what_no_text_tells_makes_it_uncertain() {
      var empty = SchemaState.empty();
      empty.apply(Forms.of("DO $$ BEGIN EXECUTE 'CREATE TABLE ' || 't (a int)'; END $$"));
      assertThat(empty.uncertain()).contains("a block makes SQL of text");
      assertThat(empty.resolve(Name.unqualified("t")).isUnknown()).isTrue();
    }

    @Test
    void the_session_is_followed() {
      unknown.apply(Forms.of("SET TIME ZONE 'UTC'"));
      assertThat(unknown.session().timeZone()).contains("UTC");
      unknown.apply(Forms.of("BEGIN"));
      unknown.apply(Forms.of("SET LOCAL ROLE somebody"));
      assertThat(unknown.session().role()).contains("somebody");
      unknown.apply(Forms.of("COMMIT"));
      assertThat(unknown.session().role()).isEqualTo(Optional.empty());
    }
  }
}
