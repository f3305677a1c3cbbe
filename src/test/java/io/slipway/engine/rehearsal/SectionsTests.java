package io.slipway.engine.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Plans that are long enough for sections of theirs to be rehearsed side by side, where there is
/// more than one processor.
class SectionsTests {

  private static final int STEPS = 12;

  private final RehearsalScene scene =
      new RehearsalScene().given("CREATE TABLE orders (id int PRIMARY KEY, total int);");

  @AfterEach
  void tidyUp() {
    scene.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void together_they_are_the_plan_and_each_knows_what_comes_before(int count) {
    scene.step("SELECT 1");
    var step = scene.steps().getFirst();
    var steps = IntStream.range(0, STEPS + 1).mapToObj(_ -> step).toList();

    var sections = Section.of(steps, count);

    assertThat(sections).hasSize(count);
    var before = 0;
    for (var section : sections) {
      assertThat(section.earlier()).hasSize(before);
      assertThat(section.steps()).hasSizeBetween(STEPS / count, STEPS / count + 1);
      before += section.steps().size();
    }
    assertThat(before).isEqualTo(steps.size());
  }

  @Test
  void each_starts_where_the_one_before_ends() {
    for (var i = 1; i <= STEPS; i++) {
      scene.step(
          i == 1
              ? "ALTER TABLE orders ADD c1 int"
              : "ALTER TABLE orders RENAME c%d TO c%d".formatted(i - 1, i),
          i == 1
              ? "ALTER TABLE orders DROP c1"
              : "ALTER TABLE orders RENAME c%d TO c%d".formatted(i, i - 1));
    }

    var plan = scene.rehearse();

    assertThat(plan.verdict()).as(plan.reason()).isEqualTo(RollbackVerdict.PROVEN);
    assertThat(plan.steps()).hasSize(STEPS);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 7, 12})
  void behind_a_step_that_fails_nothing_is_said_of_the_others(int failing) {
    for (var i = 1; i <= STEPS; i++) {
      scene.step(
          i == failing
              ? "ALTER TABLE invoices ADD total int"
              : "ALTER TABLE orders ADD c%d int".formatted(i),
          "ALTER TABLE orders DROP c" + i);
    }

    var plan = scene.rehearse();

    assertThat(plan.verdict()).isEqualTo(RollbackVerdict.UNPROVEN);
    assertThat(plan.steps())
        .extracting(StepVerdict::migration)
        .containsExactlyElementsOf(scene.steps().stream().map(RehearsedStep::name).toList());
    assertThat(plan.steps().subList(0, failing - 1))
        .allMatch(step -> step.verdict() == RollbackVerdict.PROVEN);
    assertThat(plan.steps().get(failing - 1).reason())
        .contains("relation \"invoices\" does not exist");
    var culprit = plan.steps().get(failing - 1).migration();
    assertThat(plan.steps().subList(failing, STEPS))
        .allMatch(step -> step.verdict() == RollbackVerdict.UNPROVEN)
        .allMatch(step -> step.reason().equals(culprit + " before it fails."));
  }

  @Test
  void what_goes_back_by_itself_but_not_behind_the_others_is_found_across_them() {
    scene.step(
        "ALTER TABLE orders ALTER total TYPE bigint", "ALTER TABLE orders ALTER total TYPE int");
    for (var i = 2; i < STEPS; i++) {
      scene.step("ALTER TABLE orders ADD c%d int".formatted(i), "ALTER TABLE orders DROP c" + i);
    }
    scene.step(
        "INSERT INTO orders (id, total) VALUES (1, 99999999999) ON CONFLICT DO NOTHING",
        "-- The order is there to stay.");

    var plan = scene.rehearse();

    assertThat(plan.steps()).allMatch(step -> step.verdict().isProven());
    assertThat(plan.verdict()).isEqualTo(RollbackVerdict.NOT_REVERSIBLE);
    assertThat(plan.reason())
        .startsWith("Each step by itself can be undone, but undone in reverse order, they fail: ")
        .contains("integer out of range");
  }
}
