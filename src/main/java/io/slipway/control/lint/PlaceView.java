package io.slipway.control.lint;

import io.slipway.engine.lint.Place;
import io.swagger.v3.oas.annotations.media.Schema;

/// Where something is, as the API shows it.
@Schema(name = "Place")
public record PlaceView(
    @Schema(example = "V7__index_orders.sql") String file,
    @Schema(description = "One-based; 0 when the file as a whole is meant") int statement,
    @Schema(description = "One-based") int line,
    @Schema(description = "One-based, in characters") int column,
    int endLine,
    @Schema(description = "Behind the last character") int endColumn,
    @Schema(description = "Of the file's bytes, from 0") long startByte,
    @Schema(description = "Behind the last byte") long endByte) {

  static PlaceView of(Place place) {
    return new PlaceView(
        place.path(),
        place.statement(),
        place.from().line(),
        place.from().column(),
        place.to().line(),
        place.to().column(),
        place.range().start(),
        place.range().end());
  }
}
