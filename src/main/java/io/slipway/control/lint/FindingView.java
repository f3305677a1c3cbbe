package io.slipway.control.lint;

import io.slipway.engine.lint.Effort;
import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.FollowUp;
import io.slipway.engine.lint.Severity;
import io.slipway.engine.postgres.LockMode;
import io.slipway.engine.sql.Name;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A finding as the API shows it.
@Schema(name = "LintFinding")
public record FindingView(
    @Schema(example = "SW101") String rule,
    @Schema(example = "index-create-blocking") String name,
    @Schema(example = "dangerous", description = "What follows when it runs as it is")
        String ruleClass,
    Severity severity,
    PlaceView place,
    String message,
    @Schema(description = "What to do instead") String advice,
    @Schema(description = "Those concerned, as PostgreSQL quotes them") List<String> objects,
    @Nullable @Schema(description = "What it costs others; absent when that is not known")
        EffortView effort,
    @Schema(description = "What to run instead, as files that are ready to be added, in order")
        List<File> files,
    @Schema(example = "docs/rules/SW101.md") String docs) {

  /// What a statement costs those who use the database meanwhile.
  @Schema(name = "LintEffort")
  public record EffortView(
      @Nullable @Schema(description = "The strongest lock that it takes") LockMode lock,
      @Nullable @Schema(description = "On which relation") String relation,
      @Nullable @Schema(description = "Who waits for what, in a sentence") String waits,
      @Nullable
          @Schema(description = "How long the lock is held at the target's size, in milliseconds")
          Long estimateMs) {

    static EffortView of(Effort effort) {
      return new EffortView(
          effort.lock().orElse(null),
          effort.relation().map(Name::toString).orElse(null),
          effort.waits().orElse(null),
          effort.estimate().map(Duration::toMillis).orElse(null));
    }
  }

  /// A file that is ready to be added.
  @Schema(name = "RecommendedFile")
  public record File(String path, String text) {

    static File of(FollowUp file) {
      return new File(file.path(), file.text());
    }
  }

  public static FindingView of(Finding finding) {
    var rule = finding.rule();
    return new FindingView(
        rule.id(),
        rule.slug(),
        rule.ruleClass().word(),
        finding.severity(),
        PlaceView.of(finding.place()),
        finding.message(),
        finding.advice(),
        finding.objects().stream().map(Name::toString).toList(),
        finding.effort().map(EffortView::of).orElse(null),
        finding.followUps().stream().map(File::of).toList(),
        rule.docs());
  }
}
