package io.slipway.engine.postgres;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// How PostgreSQL makes names for what a statement does not name: `orders_customer_id_fkey`.
///
/// Source: `makeObjectName` and `ChooseIndexNameAddition` in PostgreSQL's
/// `src/backend/commands/indexcmds.c`.
public final class GeneratedNames {

  /// The longest name that PostgreSQL keeps: `NAMEDATALEN - 1`.
  public static final int BYTES = 63;

  private GeneratedNames() {}

  /// @param table without its schema
  /// @param columns none for what is not named after columns, such as a primary key
  /// @param label such as `fkey`
  public static String of(String table, List<String> columns, String label) {
    return join(table, addition(columns), label);
  }

  private static String addition(List<String> columns) {
    var text = new StringBuilder();
    for (var column : columns) {
      if (bytes(text.toString()) > BYTES) {
        break;
      }
      text.append(text.isEmpty() ? "" : "_").append(column);
    }
    return text.toString();
  }

  private static String join(String first, String second, String label) {
    var room = BYTES - bytes(label) - 1 - (second.isEmpty() ? 0 : 1);
    var ofFirst = bytes(first);
    var ofSecond = bytes(second);
    while (ofFirst + ofSecond > room) {
      if (ofFirst > ofSecond) {
        ofFirst--;
      } else {
        ofSecond--;
      }
    }
    var middle = second.isEmpty() ? "" : "_" + clip(second, ofSecond);
    return clip(first, ofFirst) + middle + "_" + label;
  }

  /// A name cut to so many bytes, at a character's end.
  public static String clip(String name, int bytes) {
    var end = 0;
    var used = 0;
    while (end < name.length()) {
      var next = name.offsetByCodePoints(end, 1);
      used += bytes(name.substring(end, next));
      if (used > bytes) {
        return name.substring(0, end);
      }
      end = next;
    }
    return name;
  }

  /// How long PostgreSQL takes a name for.
  public static int bytes(String name) {
    return name.getBytes(StandardCharsets.UTF_8).length;
  }
}
