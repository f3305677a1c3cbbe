package io.slipway.control.lint;

import io.slipway.engine.lint.StatementVerdict;
import io.swagger.v3.oas.annotations.media.Schema;

/// What becomes of a statement, as the API shows it.
@Schema(name = "StatementVerdict")
public record VerdictView(
    PlaceView place,
    @Schema(description = "What it does to what is there") StatementVerdict.Change change,
    @Schema(description = "What it does to those who use the database")
        StatementVerdict.Safety safety) {

  public static VerdictView of(StatementVerdict verdict) {
    return new VerdictView(PlaceView.of(verdict.place()), verdict.change(), verdict.safety());
  }
}
