package io.slipway.control.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.control.planning.PlanFinding.Severity;
import io.slipway.control.rehearsal.ExpectedSchema;
import io.slipway.control.rehearsal.RollbackEvidence;
import io.slipway.control.rehearsal.RollbackEvidence.ScratchUse;
import io.slipway.control.rehearsal.SchemaDifferences;
import io.slipway.control.rehearsal.SchemaDifferences.Attribute;
import io.slipway.control.rehearsal.SchemaDifferences.Difference;
import io.slipway.control.rehearsal.SchemaDifferences.Kind;
import io.slipway.control.rehearsal.StepRollback;
import io.slipway.control.rehearsal.StepRollback.Down;
import io.slipway.control.rehearsal.StepRollback.Offer;
import io.slipway.engine.execute.TransactionMode;
import io.slipway.engine.ledger.LedgerPosition;
import io.slipway.engine.peer.TargetFacts;
import io.slipway.engine.rehearsal.Loss;
import io.slipway.engine.rehearsal.RollbackVerdict;
import io.slipway.http.Blocker;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What people read of a plan.
class PlanMarkdownTests {

  private static final Path GOLDEN =
      Path.of("src/test/resources/io/slipway/control/planning/plan.md");
  private static final String SHA_256 = "0123456789abcdef".repeat(4);
  private static final List<Blocker> BLOCKERS =
      List.of(
          Blocker.fix("plan-rejected", "ada rejected the plan: not *today*", "/api/v1/plans/1"),
          Blocker.wait("frozen", "production is frozen by grace: Year's end", "/api/v1/freezes/1"));

  @Test
  void aPlanReadsAsAText() throws IOException {
    var plan = plan(PlanState.READY, List.of(orders(), twin(), unreachable()));

    assertThat(new PlanMarkdown(plan)).hasToString(Files.readString(GOLDEN));
  }

  @Test
  void aPlanThatIsNotReadySaysSo() {
    assertThat(new PlanMarkdown(plan(PlanState.PREPARING, List.of())))
        .hasToString("# Plan for shop in production\n\nIt is still being prepared.\n");
    assertThat(new PlanMarkdown(plan(PlanState.FAILED, List.of())))
        .hasToString(
            "# Plan for shop in production\n\n"
                + "It could not be made: The bundle cannot be read.\n");
  }

  @Test
  void textsOfOthersStayTexts() {
    assertThat(Markdown.escaped("a *b* [c](d) <e> `f`\n# g _h_ i_j | k"))
        .isEqualTo("a \\*b\\* \\[c\\](d) \\<e> \\`f\\` # g \\_h_ i_j \\| k");
    assertThat(Markdown.code("a`b")).isEqualTo("``a`b``");
    assertThat(new Markdown().sql("SELECT '```';")).hasToString("````sql\nSELECT '```';\n````\n");
  }

  @Test
  void offeredScriptsHaveTheirPlaceInTheBundle() throws IOException {
    var scripts =
        OfferedScripts.of(new PlanDocument(List.of(orders(), twin()), PlannedLint.NONE, "none"));
    assertThat(unpacked(scripts.zip()))
        .containsExactly(Map.entry("U3__drop_note.sql", "ALTER TABLE orders ADD note text;\n"));

    var other =
        target("shop-us", List.of(), rollback(List.of(offering("-- another state\n")), null));
    var both =
        OfferedScripts.of(new PlanDocument(List.of(orders(), other), PlannedLint.NONE, "none"));
    assertThat(unpacked(both.zip()))
        .containsExactly(
            Map.entry("shop-eu/U3__drop_note.sql", "ALTER TABLE orders ADD note text;\n"),
            Map.entry("shop-us/U3__drop_note.sql", "-- another state\n"));
  }

  private static Map<String, String> unpacked(byte[] archive) throws IOException {
    var files = new LinkedHashMap<String, String>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return files;
  }

  @Test
  void aPlanThatCouldRunButForAGateSaysBoth() {
    var plan = plan(PlanState.READY, List.of(), new PlanView.Gated(true, List.of(), BLOCKERS));

    assertThat(new PlanMarkdown(plan).toString())
        .contains("It can run once nothing is in its way any more.")
        .contains("- Ada rejected the plan")
        .doesNotContain("It can run. ");
  }

  private static PlanView plan(PlanState state, List<PlannedTarget> targets) {
    var blockers = state == PlanState.READY ? BLOCKERS : List.<Blocker>of();
    return plan(state, targets, new PlanView.Gated(false, List.of(), blockers));
  }

  private static PlanView plan(PlanState state, List<PlannedTarget> targets, PlanView.Gated gated) {
    return new PlanView(
        UUID.fromString("1624f3ff-2067-497f-b23b-477bed0fdcb5"),
        state,
        PlanKind.APPLY,
        "shop",
        "production",
        SHA_256,
        state == PlanState.READY ? SHA_256 : null,
        gated,
        targets,
        PlannedLint.NONE,
        state == PlanState.FAILED ? "The bundle cannot be read" : null,
        new PlanView.Origin(Instant.EPOCH, "ci", null));
  }

  private static PlannedTarget orders() {
    var drift =
        new PlanFinding(
            "TARGET_DRIFTED",
            Severity.WARNING,
            "shop-eu",
            "The target's schema is not the one that its applied migrations make:"
                + " index public.by_hand is there and should not be.",
            "Find out who changed it.");
    return target("shop-eu", List.of(drift), rollback(List.of(forgetful(), offering()), null));
  }

  private static PlannedTarget twin() {
    return target("shop-us", List.of(), rollback(List.of(forgetful(), offering()), "shop-eu"));
  }

  private static PlannedTarget unreachable() {
    var finding =
        new PlanFinding(
            "TARGET_UNREACHABLE",
            Severity.BLOCKING,
            "shop-zz",
            "The target cannot be asked: Connection refused.",
            "See that it is up.");
    return new PlannedTarget(
        "shop-zz",
        LedgerPosition.of(List.of()),
        new TargetFacts("", "", "", Instant.EPOCH),
        0,
        null,
        List.of(),
        List.of(finding),
        null,
        ExpectedSchema.unproven("Nothing was rehearsed."),
        RollbackEvidence.unproven(
            "The plan cannot run on this target, so nothing was rehearsed."
                + " The target cannot be asked: Connection refused."));
  }

  private static PlannedTarget target(
      String name, List<PlanFinding> findings, RollbackEvidence rollback) {
    return new PlannedTarget(
        name,
        LedgerPosition.of(List.of("1")),
        new TargetFacts("public", "slipway", "shop", Instant.EPOCH),
        1,
        "1",
        List.of(
            new PlannedStep(
                1,
                "V2__by_note.sql",
                SHA_256,
                TransactionMode.SINGLE_TRANSACTION,
                2,
                true,
                null,
                null),
            new PlannedStep(
                2,
                "V3__drop_note.sql",
                SHA_256,
                TransactionMode.STATEMENT_BY_STATEMENT,
                1,
                false,
                null,
                new PlannedLimits("5s", null, 3, null))),
        findings,
        SHA_256,
        new ExpectedSchema(SHA_256, "Measured.", List.of(), List.of()),
        rollback);
  }

  private static RollbackEvidence rollback(List<StepRollback> steps, @Nullable String sameAs) {
    return new RollbackEvidence(
        RollbackVerdict.NOT_REVERSIBLE,
        "V2__by_note.sql: U2__by_note.sql does not restore the schema",
        new ScratchUse("url", "18.6"),
        sameAs,
        steps,
        SchemaDifferences.NONE,
        List.of("Not rehearsed: V3__drop_note.sql, line 3: It changes a role. (alter role app …)"));
  }

  private static StepRollback forgetful() {
    var left = new Difference("index public.by_note", Kind.ADDED, List.of());
    var changed =
        new Difference(
            "column public.orders.note",
            Kind.CHANGED,
            List.of(new Attribute("not null", null, "true")));
    return new StepRollback(
        "V2__by_note.sql",
        RollbackVerdict.NOT_REVERSIBLE,
        "U2__by_note.sql does not restore the schema",
        new Down(Down.Source.AUTHOR, "U2__by_note.sql", null),
        null,
        List.of(),
        new SchemaDifferences(List.of(left, changed), 3),
        List.of());
  }

  private static StepRollback offering() {
    return offering("ALTER TABLE orders ADD note text;\n");
  }

  private static StepRollback offering(String sql) {
    return new StepRollback(
        "V3__drop_note.sql",
        RollbackVerdict.PROVEN_LOSSY,
        "the generated down script restores the schema, but not all data",
        new Down(Down.Source.GENERATED, "U3__drop_note.sql", SHA_256),
        new Offer("U3__drop_note.sql", sql),
        List.of(
            new Loss(Loss.Kind.COLUMN, "public.orders", "note", "'a' became NULL in 1 of 2 rows")),
        SchemaDifferences.NONE,
        List.of("The columns of table public.orders are in another order afterwards."));
  }
}
