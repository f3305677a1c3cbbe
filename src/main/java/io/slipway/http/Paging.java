package io.slipway.http;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The query parameters of every list; bind it with `@Valid @ParameterObject`.
public record Paging(
    @Nullable
        @Min(1)
        @Max(Paging.MOST)
        @Parameter(description = "Items a page has at most")
        @Schema(defaultValue = "50", minimum = "1", maximum = "200")
        Integer limit,
    @Nullable @Parameter(description = "The `nextCursor` of the page before") String cursor) {

  static final int MOST = 200;
  private static final int DEFAULT = 50;

  public int size() {
    return limit == null ? DEFAULT : limit;
  }

  /// How many rows to read to know whether there is a next page.
  public int probe() {
    return size() + 1;
  }

  /// Where to go on.
  ///
  /// @param list the list's name
  /// @param keys how many values its sort has
  public Optional<Cursor> after(String list, int keys) {
    return Optional.ofNullable(cursor).map(text -> Cursor.parse(text, list, keys));
  }
}
