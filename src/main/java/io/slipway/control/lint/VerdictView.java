package io.slipway.control.lint;

import io.slipway.engine.lint.Footprint;
import io.slipway.engine.lint.StatementVerdict;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.postgres.LockMode;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What becomes of a statement, as the API shows it.
@Schema(name = "StatementVerdict")
public record VerdictView(
    PlaceView place,
    @Schema(description = "What it does to what is there") StatementVerdict.Change change,
    @Schema(description = "What it does to those who use the database")
        StatementVerdict.Safety safety,
    @Nullable @Schema(description = "Absent in plans of a Slipway that did not note it")
        EffectsView effects) {

  /// What a statement does to relations that were there before.
  @Schema(name = "StatementEffects", description = "What it does to what was there before")
  public record EffectsView(
      @Nullable @Schema(description = "The strongest lock that it takes; absent without one")
          LockMode lock,
      @Nullable @Schema(description = "On which relation", example = "public.orders")
          String relation,
      @Schema(description = "Tables that get a new file with all their rows")
          List<String> rewritten,
      @Nullable
          @Schema(description = "Why its text does not tell what it does; absent when it does")
          String unread,
      @Schema(description = "What could not be told, so that there may be more of everything")
          List<String> unknown) {

    public EffectsView {
      rewritten = List.copyOf(rewritten);
      unknown = List.copyOf(unknown);
    }

    private static EffectsView of(Footprint footprint) {
      return new EffectsView(
          footprint.lock().orElse(null),
          footprint.relation().map(Sql::name).orElse(null),
          footprint.rewritten().stream().map(Sql::name).toList(),
          footprint.unread().orElse(null),
          footprint.unknown());
    }
  }

  public static VerdictView of(StatementVerdict verdict) {
    return new VerdictView(
        PlaceView.of(verdict.place()),
        verdict.change(),
        verdict.safety(),
        EffectsView.of(verdict.footprint()));
  }
}
