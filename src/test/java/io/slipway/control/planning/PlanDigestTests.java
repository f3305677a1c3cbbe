package io.slipway.control.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.control.lint.PlaceView;
import io.slipway.control.lint.VerdictView;
import io.slipway.control.lint.VerdictView.EffectsView;
import io.slipway.control.planning.PlannedLint.NotLinted;
import io.slipway.control.planning.PlannedTables.PlannedTable;
import io.slipway.control.project.EnvironmentId;
import io.slipway.control.project.ProjectId;
import io.slipway.engine.bundle.BundleId;
import io.slipway.engine.lint.StatementVerdict.Change;
import io.slipway.engine.lint.StatementVerdict.Safety;
import io.slipway.engine.postgres.LockMode;
import io.slipway.http.authorization.Actor;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// A digest names everything that whoever approves a plan goes by.
class PlanDigestTests {

  private static final PlaceView PLACE = new PlaceView("V2__x.sql", 1, 1, 1, 1, 9, 0, 8);

  private static final EffectsView EFFECTS =
      new EffectsView(LockMode.SHARE, "public.orders", List.of(), null, List.of());

  private static final VerdictView VERDICT =
      new VerdictView(PLACE, Change.ADDITIVE, Safety.DANGEROUS, EFFECTS);

  private static final PlannedTable ORDERS =
      new PlannedTable("public.orders", 50L << 20, SizeClass.SMALL);

  private static String digest(PlannedLint lint, String policy) {
    var plan =
        new Plan(
            new PlanId(UUID.randomUUID()),
            new ProjectId("shop"),
            new EnvironmentId("production"),
            new BundleId("0".repeat(64)),
            PlanKind.APPLY,
            List.of(),
            Plan.Choice.WHOLE_ENVIRONMENT,
            Instant.EPOCH,
            Actor.SYSTEM,
            new Plan.Progress.Preparing());
    return PlanDigest.of(plan, new PlanDocument(List.of(), lint, policy));
  }

  private static PlannedLint lint(VerdictView verdict, PlannedTable table) {
    return new PlannedLint(
        List.of(),
        List.of(),
        List.of(verdict),
        List.of(),
        List.of(new PlannedTables("shop-eu", List.of(table))));
  }

  private static String digest(VerdictView verdict) {
    return digest(lint(verdict, ORDERS), "none");
  }

  private static VerdictView with(EffectsView effects) {
    return new VerdictView(PLACE, Change.ADDITIVE, Safety.DANGEROUS, effects);
  }

  @Test
  void anotherPolicyIsAnotherPlan() {
    assertThat(digest(PlannedLint.NONE, "none")).isNotEqualTo(digest(PlannedLint.NONE, "a"));
  }

  @Test
  void whatIsSaidOfStatementsIsInIt() {
    assertThat(digest(VERDICT)).isEqualTo(digest(with(EFFECTS)));
    assertThat(
            List.of(
                digest(VERDICT),
                digest(new VerdictView(PLACE, Change.DESTRUCTIVE, Safety.DANGEROUS, EFFECTS)),
                digest(new VerdictView(PLACE, Change.ADDITIVE, Safety.SAFE, EFFECTS)),
                digest(with(effects(LockMode.EXCLUSIVE, "public.orders", ""))),
                digest(with(effects(LockMode.SHARE, "public.customers", ""))),
                digest(with(effects(LockMode.SHARE, "public.orders", "a block"))),
                digest(
                    with(
                        new EffectsView(
                            LockMode.SHARE,
                            "public.orders",
                            List.of("public.orders"),
                            null,
                            List.of()))),
                digest(
                    with(
                        new EffectsView(
                            LockMode.SHARE, "public.orders", List.of(), null, List.of("what"))))))
        .doesNotHaveDuplicates();
  }

  private static EffectsView effects(LockMode lock, String relation, String unread) {
    return new EffectsView(lock, relation, List.of(), unread.isEmpty() ? null : unread, List.of());
  }

  @Test
  void aTablesSizeClassIsInItAndItsSizeIsNot() {
    var grown = new PlannedTable("public.orders", 99L << 20, SizeClass.SMALL);
    var large = new PlannedTable("public.orders", 100L << 20, SizeClass.MEDIUM);

    assertThat(digest(lint(VERDICT, grown), "none")).isEqualTo(digest(VERDICT));
    assertThat(digest(lint(VERDICT, large), "none")).isNotEqualTo(digest(VERDICT));
  }

  @Test
  void aTargetThatNobodyLookedAtIsInIt() {
    var unknown =
        new PlannedLint(
            List.of(),
            List.of(),
            List.of(VERDICT),
            List.of(new NotLinted("shop-us", "It cannot be asked.")),
            List.of(new PlannedTables("shop-eu", List.of(ORDERS))));

    assertThat(digest(unknown, "none")).isNotEqualTo(digest(VERDICT));
  }

  @Test
  void sizesHaveClassesWithSharpLimits() {
    assertThat(SizeClass.of(OptionalLong.empty())).isEqualTo(SizeClass.UNKNOWN);
    assertThat(SizeClass.of(OptionalLong.of(0))).isEqualTo(SizeClass.SMALL);
    assertThat(SizeClass.of(OptionalLong.of((100L << 20) - 1))).isEqualTo(SizeClass.SMALL);
    assertThat(SizeClass.of(OptionalLong.of(100L << 20))).isEqualTo(SizeClass.MEDIUM);
    assertThat(SizeClass.of(OptionalLong.of((10L << 30) - 1))).isEqualTo(SizeClass.MEDIUM);
    assertThat(SizeClass.of(OptionalLong.of(10L << 30))).isEqualTo(SizeClass.LARGE);
    assertThat(SizeClass.of(OptionalLong.of(1L << 40))).isEqualTo(SizeClass.HUGE);
    assertThat(SizeClass.of(OptionalLong.of(Long.MAX_VALUE))).isEqualTo(SizeClass.HUGE);
  }
}
