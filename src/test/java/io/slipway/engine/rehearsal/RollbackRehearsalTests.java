package io.slipway.engine.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RollbackRehearsalTests {

  private static final String ORDERS =
      """
      CREATE TABLE customer (id int PRIMARY KEY, name text NOT NULL UNIQUE);
      CREATE TABLE orders (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        customer int NOT NULL REFERENCES customer,
        state varchar(10) NOT NULL CHECK (state IN ('open', 'paid')),
        total numeric(6, 2) CHECK (total >= 5),
        note text
      );
      """;

  private final RehearsalScene scene = new RehearsalScene().given(ORDERS);

  @AfterEach
  void tidyUp() {
    scene.close();
  }

  private StepVerdict only() {
    var plan = scene.rehearse();
    assertThat(plan.steps()).hasSize(1);
    assertThat(plan.verdict()).isEqualTo(plan.steps().getFirst().verdict());
    return plan.steps().getFirst();
  }

  @Nested
  class AnAuthorsDownScript {

    @Test
    void that_is_right_is_proven() {
      scene.step("ALTER TABLE orders ADD paid_at timestamptz", "ALTER TABLE orders DROP paid_at");

      assertThat(only())
          .returns(RollbackVerdict.PROVEN, StepVerdict::verdict)
          .returns(new DownScript.Author("00000000000001_step/down.sql"), StepVerdict::down);
    }

    @Test
    void that_brings_a_column_back_without_its_values_is_lossy() {
      scene.step("ALTER TABLE orders DROP note", "ALTER TABLE orders ADD note text");

      var verdict = only();

      assertThat(verdict.verdict()).isEqualTo(RollbackVerdict.PROVEN_LOSSY);
      assertThat(verdict.losses())
          .containsExactly(
              new Loss(
                  Loss.Kind.COLUMN, "public.orders", "note", "'1seed' became NULL in 1 of 2 rows"));
    }

    @Test
    void is_tried_with_a_row_that_refers_to_itself() {
      scene
          .given(
              "CREATE TABLE folder (id int PRIMARY KEY, parent int REFERENCES folder, name text)")
          .step("ALTER TABLE folder DROP name", "ALTER TABLE folder ADD name text");

      var verdict = only();

      assertThat(verdict.verdict()).isEqualTo(RollbackVerdict.PROVEN_LOSSY);
      assertThat(verdict.losses()).extracting(Loss::column).containsExactly("name");
      assertThat(verdict.remarks()).isEmpty();
    }

    @Test
    void that_brings_a_table_back_without_its_rows_is_lossy() {
      scene.step("DROP TABLE orders", ORDERS.substring(ORDERS.indexOf("CREATE TABLE orders")));

      var verdict = only();

      assertThat(verdict.verdict()).isEqualTo(RollbackVerdict.PROVEN_LOSSY);
      assertThat(verdict.losses())
          .extracting(Loss::kind, Loss::table)
          .containsExactly(tuple(Loss.Kind.TABLE, "public.orders"));
    }

    @Test
    void that_forgets_something_is_refuted_with_the_difference() {
      scene.step(
          "ALTER TABLE orders ADD paid_at timestamptz; CREATE INDEX paid ON orders (state)",
          "ALTER TABLE orders DROP paid_at");

      var verdict = only();

      assertThat(verdict.verdict()).isEqualTo(RollbackVerdict.NOT_REVERSIBLE);
      assertThat(verdict.reason()).contains("index public.paid");
      assertThat(verdict.differences())
          .singleElement()
          .extracting(difference -> difference.ref().toString())
          .isEqualTo("index public.paid");
    }

    @Test
    void that_fails_is_refuted_with_the_servers_words() {
      scene.step("ALTER TABLE orders ADD paid_at timestamptz", "ALTER TABLE orders DROP payd_at");

      assertThat(only())
          .returns(RollbackVerdict.NOT_REVERSIBLE, StepVerdict::verdict)
          .extracting(StepVerdict::reason)
          .asString()
          .contains("column \"payd_at\" of relation \"orders\" does not exist");
    }

    @Test
    void that_is_empty_is_refuted() {
      scene.step("ALTER TABLE orders ADD paid_at timestamptz", "");

      assertThat(only().verdict()).isEqualTo(RollbackVerdict.NOT_REVERSIBLE);
    }

    @Test
    void of_an_update_that_leaves_other_values_is_lossy() {
      scene.step("UPDATE orders SET note = 'none' WHERE note IS NULL", "SELECT 1");

      assertThat(only().losses())
          .containsExactly(
              new Loss(
                  Loss.Kind.VALUES, "public.orders", "note", "NULL became 'none' in 1 of 2 rows"));
    }

    @Test
    void of_an_update_that_no_row_here_meets_is_lossy_by_its_text() {
      scene.step("UPDATE orders SET note = 'x' WHERE note = 'y'", "SELECT 1");

      assertThat(only().losses())
          .singleElement()
          .extracting(Loss::evidence)
          .asString()
          .contains("UPDATE in line 1");
    }

    @Test
    void after_which_the_migration_fails_is_refuted() {
      scene.step("INSERT INTO customer VALUES (1, 'Ada')", "SELECT 1");

      assertThat(only())
          .returns(RollbackVerdict.NOT_REVERSIBLE, StepVerdict::verdict)
          .extracting(StepVerdict::reason)
          .asString()
          .contains("cannot be applied again")
          .contains("duplicate key");
    }

    @Test
    void outside_of_a_transaction_is_tried_on_a_copy() {
      scene.step(
          "CREATE INDEX CONCURRENTLY by_state ON orders (state)",
          "DROP INDEX CONCURRENTLY by_state");

      assertThat(only().verdict()).isEqualTo(RollbackVerdict.PROVEN);
    }
  }

  @Nested
  class AMigration {

    @Test
    void that_fails_leaves_itself_and_all_behind_it_unproven() {
      scene
          .step("ALTER TABLE orders ADD a int", "ALTER TABLE orders DROP a")
          .step("ALTER TABLE nowhere ADD b int", "SELECT 1")
          .step("ALTER TABLE orders ADD c int", "ALTER TABLE orders DROP c");

      assertThat(scene.rehearse().steps())
          .extracting(StepVerdict::verdict)
          .containsExactly(
              RollbackVerdict.PROVEN, RollbackVerdict.UNPROVEN, RollbackVerdict.UNPROVEN);
    }

    @Test
    void that_fails_only_on_rows_is_proven_with_a_remark() {
      scene.step("ALTER TABLE orders ADD code text NOT NULL", "ALTER TABLE orders DROP code");

      var verdict = only();

      assertThat(verdict.verdict()).isEqualTo(RollbackVerdict.PROVEN);
      assertThat(verdict.remarks())
          .singleElement()
          .asString()
          .contains("No row could be put into public.orders", "contains null values");
    }

    @Test
    void that_reads_texts_as_another_type_is_tried_with_texts_that_can_be_read_so() {
      scene.step(
          "ALTER TABLE orders ALTER note TYPE jsonb USING note::jsonb",
          "ALTER TABLE orders ALTER note TYPE text");

      var verdict = only();

      assertThat(verdict.verdict()).isEqualTo(RollbackVerdict.PROVEN);
      assertThat(verdict.remarks()).isEmpty();
    }

    @Test
    void without_effect_needs_no_script() {
      scene.step("SELECT 1");

      assertThat(only())
          .returns(RollbackVerdict.PROVEN, StepVerdict::verdict)
          .extracting(StepVerdict::down)
          .isInstanceOf(DownScript.Generated.class);
    }

    @Test
    void that_has_no_way_back_says_so() {
      scene.step("ALTER TABLE orders ADD a int");

      assertThat(only().verdict()).isEqualTo(RollbackVerdict.NOT_REVERSIBLE);
    }
  }

  @Nested
  class AGeneratedScript {

    @Test
    void is_offered_once_it_is_proved() {
      scene
          .writing(
              _ ->
                  new DownWriter.Proposals(
                      List.of("SELECT wrong", "SELECT 1", "ALTER TABLE orders DROP a"), ""))
          .step("ALTER TABLE orders ADD a int");

      assertThat(only())
          .returns(RollbackVerdict.PROVEN, StepVerdict::verdict)
          .extracting(StepVerdict::down)
          .isEqualTo(
              new DownScript.Generated(
                  Optional.of("00000000000001_step/down.sql"), "ALTER TABLE orders DROP a"));
    }

    @Test
    void is_offered_beside_an_author_s_that_is_wrong() {
      scene
          .writing(_ -> new DownWriter.Proposals(List.of("ALTER TABLE orders DROP a"), ""))
          .step("ALTER TABLE orders ADD a int", "SELECT 1");

      assertThat(only())
          .returns(RollbackVerdict.NOT_REVERSIBLE, StepVerdict::verdict)
          .extracting(StepVerdict::offer)
          .asInstanceOf(InstanceOfAssertFactories.OPTIONAL)
          .isPresent();
    }
  }

  @Nested
  class APlan {

    @Test
    void whose_steps_can_be_undone_one_by_one_and_together_is_proven() {
      scene
          .step("ALTER TABLE orders ADD a int", "ALTER TABLE orders DROP a")
          .step("CREATE INDEX CONCURRENTLY by_a ON orders (a)", "DROP INDEX by_a")
          .step("CREATE TABLE item (id int)", "DROP TABLE item");

      assertThat(scene.rehearse().verdict()).isEqualTo(RollbackVerdict.PROVEN);
    }
  }

  @Test
  void a_server_that_a_writer_does_not_read_gets_no_script_from_it() {
    scene.writing(new CodeKeeperDowns()).step("ALTER TABLE orders ADD paid_at timestamptz");

    var verdict = only();

    if (scene.database().major() < 14) {
      assertThat(verdict.reason()).contains("pgCodeKeeper reads PostgreSQL 14 and newer");
    } else {
      assertThat(verdict.verdict()).as(verdict.reason()).isEqualTo(RollbackVerdict.PROVEN);
    }
  }
}
