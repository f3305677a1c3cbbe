package io.slipway.control.lint;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.slipway.engine.lint.LintReport;
import io.slipway.engine.lint.LintedScript;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/// A report as the API shows it.
///
/// @param report itself, for the other formats
@Schema(name = "LintReport")
record LintView(
    Counts counts,
    @Schema(description = "All files that were looked at, in the order in which they would run")
        List<String> files,
    @Schema(description = "In reading order") List<FindingView> findings,
    @Schema(description = "What comments in the files allow, in reading order")
        List<SuppressedView> suppressed,
    @Schema(description = "What becomes of each statement, in reading order")
        List<VerdictView> verdicts,
    @JsonIgnore LintReport report) {

  /// How many findings there are of each severity.
  @Schema(name = "LintCounts")
  record Counts(int errors, int warnings, int notes, int suppressed) {}

  static LintView of(LintReport report) {
    var counts = report.counts();
    return new LintView(
        new Counts(counts.errors(), counts.warnings(), counts.notes(), counts.suppressed()),
        report.scripts().stream().map(LintedScript::path).toList(),
        report.findings().stream().map(FindingView::of).toList(),
        report.suppressed().stream().map(SuppressedView::of).toList(),
        report.verdicts().stream().map(VerdictView::of).toList(),
        report);
  }
}
