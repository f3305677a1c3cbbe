package io.slipway.engine.sql.grammar;

import java.util.ArrayList;
import java.util.List;

/// Reads lists with commas.
final class Lists {

  private Lists() {}

  /// Reads one element.
  interface Reader<T> {
    T read(Cursor cursor) throws UnreadableException;
  }

  static <T> List<T> of(Cursor cursor, Reader<T> element) throws UnreadableException {
    var all = new ArrayList<T>();
    do {
      all.add(element.read(cursor));
    } while (cursor.skip(","));
    return all;
  }
}
