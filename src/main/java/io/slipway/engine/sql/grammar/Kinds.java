package io.slipway.engine.sql.grammar;

import io.slipway.engine.sql.form.ObjectKind;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The words of commands for kinds of objects.
final class Kinds {

  // The longer words first, so that OPERATOR CLASS is no OPERATOR.
  private static final Map<String, ObjectKind> WORDS = words();

  private Kinds() {}

  private static Map<String, ObjectKind> words() {
    var words = new LinkedHashMap<String, ObjectKind>();
    words.put("procedural language", ObjectKind.LANGUAGE);
    words.put("foreign server", ObjectKind.SERVER);
    Arrays.stream(ObjectKind.values())
        .filter(kind -> kind != ObjectKind.SYSTEM && kind != ObjectKind.DEFAULT_PRIVILEGES)
        .sorted(Comparator.comparing(kind -> -kind.words().length()))
        .forEach(kind -> words.put(kind.words().toLowerCase(Locale.ROOT), kind));
    words.put("group", ObjectKind.ROLE);
    words.put("user", ObjectKind.ROLE);
    return words;
  }

  static Optional<ObjectKind> skip(Cursor cursor) {
    return WORDS.entrySet().stream()
        .filter(words -> cursor.skip(words.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  static ObjectKind read(Cursor cursor) throws UnreadableException {
    var kind = skip(cursor);
    if (kind.isEmpty()) {
      throw cursor.unexpected();
    }
    return kind.get();
  }

  /// The kind that is said, or this one where a name comes at once.
  static ObjectKind readOr(Cursor cursor, ObjectKind usual) throws UnreadableException {
    var mark = cursor.mark();
    var kind = skip(cursor);
    if (kind.isPresent() && cursor.atEnd() || cursor.atAny(".", ",", "to", "from")) {
      cursor.reset(mark);
      return usual;
    }
    return kind.orElse(usual);
  }
}
