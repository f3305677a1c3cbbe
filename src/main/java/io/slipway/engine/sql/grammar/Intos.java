package io.slipway.engine.sql.grammar;

import java.util.ArrayList;
import java.util.List;

/// Finds where a statement of PL/pgSQL puts its row: `INTO STRICT a, b`.
final class Intos {

  /// Indexes in the body's text.
  record Range(int from, int to) {}

  private Intos() {}

  /// Passes a statement up to this word.
  static List<Range> find(Cursor cursor, String end) throws UnreadableException {
    var ranges = new ArrayList<Range>();
    var isImport = cursor.at("import");
    var depth = 0;
    while (depth > 0 || !cursor.atAny(end, ";")) {
      // INSERT INTO and MERGE INTO name tables.
      if (cursor.skipAny("insert into", "merge into")) {
        continue;
      }
      var mark = cursor.mark();
      if (!isImport && ranges.isEmpty() && depth == 0 && cursor.skip("into")) {
        targets(cursor);
        ranges.add(new Range(cursor.start(mark), cursor.endBefore()));
      } else {
        var next = cursor.next();
        depth += next.is("(") ? 1 : next.is(")") ? -1 : 0;
      }
    }
    return ranges;
  }

  private static void targets(Cursor cursor) throws UnreadableException {
    cursor.skip("strict");
    Lists.of(cursor, Intos::target);
  }

  private static String target(Cursor cursor) throws UnreadableException {
    var name = cursor.skip("$") ? cursor.next().text() : String.join(".", cursor.parts());
    while (cursor.skip("[")) {
      cursor.until("]", ";");
      cursor.expect("]");
    }
    return name;
  }
}
