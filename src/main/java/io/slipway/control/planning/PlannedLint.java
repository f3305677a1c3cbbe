package io.slipway.control.planning;

import io.slipway.control.lint.FindingView;
import io.slipway.control.lint.SuppressedView;
import io.slipway.control.lint.VerdictView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Objects;

/// What lint says of a plan's migrations, with what each target's catalog and sizes make of them.
///
/// @param tables of plans that were stored before they were noted, none
@Schema(name = "PlanLint", description = "What the plan's migrations would do to others")
public record PlannedLint(
    @Schema(description = "In reading order; each as it is on the target where it is worst")
        List<OnTargets> findings,
    @Schema(description = "What comments in the scripts allow") List<SuppressedView> suppressed,
    @Schema(description = "What becomes of each statement, on the target where it is worst")
        List<VerdictView> verdicts,
    @Schema(description = "Targets that it could not be said for, with the reason")
        List<NotLinted> notLinted,
    @Schema(description = "What it touches, for each target that it could be said for")
        List<PlannedTables> tables) {

  /// Nothing was looked at.
  static final PlannedLint NONE =
      new PlannedLint(List.of(), List.of(), List.of(), List.of(), List.of());

  public PlannedLint {
    findings = List.copyOf(findings);
    suppressed = List.copyOf(suppressed);
    verdicts = List.copyOf(verdicts);
    notLinted = List.copyOf(notLinted);
    tables = List.copyOf(Objects.requireNonNullElse(tables, List.of()));
  }

  /// A finding and where it holds.
  ///
  /// @param evidence what a rehearsal has to say to it
  @Schema(name = "PlanLintFinding")
  public record OnTargets(
      FindingView finding,
      @Schema(description = "The one first on which it is worst") List<String> targets,
      @Schema(description = "What a rehearsal has to say to it; empty when it was not asked")
          String evidence) {

    public OnTargets {
      targets = List.copyOf(targets);
    }
  }

  /// A target for which nothing could be said.
  @Schema(name = "NotLinted")
  public record NotLinted(String target, String reason) {}
}
