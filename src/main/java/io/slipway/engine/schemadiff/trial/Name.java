package io.slipway.engine.schemadiff.trial;

import io.slipway.engine.catalog.ObjectRef;
import java.util.ArrayList;
import java.util.List;

/// The parts of an object's identity, each quoted as it stands there.
///
/// @param parts schema, relation, column; or the one name of an object without a schema
record Name(List<String> parts) {

  Name {
    parts = List.copyOf(parts);
  }

  /// Splits `public."a.b".c` at the dots outside of quotes.
  static Name of(String identity) {
    var parts = new ArrayList<String>();
    var quoted = false;
    var start = 0;
    for (var i = 0; i < identity.length(); i++) {
      var c = identity.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == '.' && !quoted) {
        parts.add(identity.substring(start, i));
        start = i + 1;
      } else if (c == '(' && !quoted) {
        break;
      }
    }
    parts.add(identity.substring(start));
    return new Name(parts);
  }

  String last() {
    return parts.getLast();
  }

  /// All but the last part: the relation of a column, the schema of a relation.
  String qualifier() {
    return String.join(".", parts.subList(0, parts.size() - 1));
  }

  /// The name of what is called `name on table`.
  static String onTable(ObjectRef ref) {
    return ref.identity().substring(0, split(ref));
  }

  /// The table of what is called `name on table`.
  static String table(ObjectRef ref) {
    return ref.identity().substring(split(ref) + " on ".length());
  }

  private static int split(ObjectRef ref) {
    var quoted = false;
    for (var i = 0; i < ref.identity().length(); i++) {
      if (ref.identity().charAt(i) == '"') {
        quoted = !quoted;
      } else if (!quoted && ref.identity().startsWith(" on ", i)) {
        return i;
      }
    }
    throw new IllegalArgumentException("not on a table: " + ref);
  }
}
