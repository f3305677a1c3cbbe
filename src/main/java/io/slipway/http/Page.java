package io.slipway.http;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A part of a list.
///
/// @param nextCursor where the next page starts; absent on the last one
public record Page<T>(
    List<T> items,
    @Nullable
        @Schema(description = "Give it back as `cursor` for the next page; absent on the last one")
        String nextCursor) {

  public Page {
    items = List.copyOf(items);
  }

  /// The same page with each item shown otherwise.
  public <R> Page<R> map(Function<T, R> view) {
    return new Page<>(items.stream().map(view).toList(), nextCursor);
  }

  /// Cuts a page out of rows that were read with `limit` [Paging#probe()], one more than asked
  /// for.
  public static <T> Page<T> of(List<T> rows, Paging paging, Function<T, Cursor> cursorOf) {
    if (rows.size() <= paging.size()) {
      return new Page<>(rows, null);
    }
    var items = rows.subList(0, paging.size());
    return new Page<>(items, cursorOf.apply(items.getLast()).toString());
  }
}
