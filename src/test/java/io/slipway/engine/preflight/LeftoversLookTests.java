package io.slipway.engine.preflight;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Indexes and constraints that somebody did not bring to their end.
class LeftoversLookTests {

  private final Scene scene = Scene.create();

  @BeforeEach
  void create() {
    scene.executeAsRole(
        """
        CREATE TABLE orders (id bigint, total numeric);
        INSERT INTO orders VALUES (1, 1), (1, -1);
        """);
  }

  @AfterEach
  void close() {
    scene.close();
  }

  private void leaveInvalidIndex() {
    assertThatThrownBy(
            () ->
                scene
                    .database()
                    .execute("CREATE UNIQUE INDEX CONCURRENTLY orders_id ON orders (id)"))
        .hasMessageContaining("could not create unique index");
  }

  @Test
  void without_invalid_indexes_it_passes() {
    ResultAssert.of(scene.look(Check.INVALID_INDEXES, "DROP TABLE orders")).passes("no invalid");
  }

  @Test
  void an_invalid_index_on_a_touched_table_fails() {
    leaveInvalidIndex();

    ResultAssert.of(scene.look(Check.INVALID_INDEXES, "ALTER TABLE orders ADD COLUMN a int"))
        .fails("1 index of a touched table is invalid")
        .advises("DROP INDEX CONCURRENTLY")
        .details("public.orders_id on public.orders");
  }

  @Test
  void an_invalid_index_elsewhere_is_a_warning() {
    leaveInvalidIndex();

    ResultAssert.of(scene.look(Check.INVALID_INDEXES, "CREATE TABLE other (id bigint)"))
        .warns("1 invalid index, none in the plan's way")
        .details("public.orders_id");
  }

  @Test
  void an_invalid_index_that_the_plan_drops_is_a_warning() {
    leaveInvalidIndex();

    ResultAssert.of(scene.look(Check.INVALID_INDEXES, "DROP INDEX CONCURRENTLY orders_id"))
        .warns("none in the plan's way")
        .details("which the plan names");
  }

  @Test
  void without_constraints_that_were_not_validated_it_passes() {
    ResultAssert.of(scene.look(Check.NOT_VALID_CONSTRAINTS, "DROP TABLE orders"))
        .passes("All constraints of the database are valid")
        .hasNoDetails();
  }

  private void leaveConstraint() {
    scene.executeAsRole("ALTER TABLE orders ADD CONSTRAINT positive CHECK (total > 0) NOT VALID");
  }

  @Test
  void a_constraint_on_a_touched_table_that_was_not_validated_is_a_warning() {
    leaveConstraint();

    ResultAssert.of(scene.look(Check.NOT_VALID_CONSTRAINTS, "UPDATE orders SET id = 2"))
        .warns("1 constraint of a touched table was never validated")
        .advises("VALIDATE CONSTRAINT")
        .details("positive on public.orders: CHECK ((total > (0)::numeric)) NOT VALID");
  }

  @Test
  void one_elsewhere_passes_and_is_listed() {
    leaveConstraint();

    ResultAssert.of(scene.look(Check.NOT_VALID_CONSTRAINTS, "CREATE TABLE other (id bigint)"))
        .passes("not in the plan's way")
        .details("positive on public.orders");
  }

  @Test
  void one_that_the_plan_validates_passes() {
    leaveConstraint();

    ResultAssert.of(
            scene.look(
                Check.NOT_VALID_CONSTRAINTS, "ALTER TABLE orders VALIDATE CONSTRAINT positive"))
        .passes("not in the plan's way")
        .details("which the plan validates or drops");
  }
}
