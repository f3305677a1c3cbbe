package io.slipway.engine.sql.grammar;

import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.Form;
import io.slipway.engine.sql.form.ObjectForm.Drop;
import io.slipway.engine.sql.form.ObjectKind;
import io.slipway.engine.sql.form.TableObjectForm.DropTableObject;
import java.util.List;

/// Reads `DROP`.
final class DropReader {

  private DropReader() {}

  /// @param cursor behind `DROP`
  static Form read(Cursor cursor) throws UnreadableException {
    var kind = Kinds.read(cursor);
    var concurrently = kind == ObjectKind.INDEX && cursor.skip("concurrently");
    if (kind == ObjectKind.OWNED) {
      cursor.expect("by");
    }
    var ifExists = cursor.skip("if exists");
    return switch (kind) {
      case TRIGGER, RULE, POLICY -> ofTable(cursor, kind, ifExists);
      default -> {
        var names = names(cursor, kind);
        var cascade = cascade(cursor);
        yield new Drop(kind, names, ifExists, concurrently, cascade);
      }
    };
  }

  private static Form ofTable(Cursor cursor, ObjectKind kind, boolean ifExists)
      throws UnreadableException {
    var name = cursor.identifier();
    cursor.expect("on");
    var table = cursor.name();
    return new DropTableObject(kind, name, table, ifExists, cascade(cursor));
  }

  private static List<Name> names(Cursor cursor, ObjectKind kind) throws UnreadableException {
    return switch (kind) {
      case CAST -> {
        cursor.parenthesized();
        yield List.of();
      }
      case TRANSFORM -> {
        cursor.expect("for");
        cursor.until("language");
        cursor.expect("language");
        cursor.identifier();
        yield List.of();
      }
      case USER_MAPPING -> {
        cursor.expect("for");
        cursor.identifier();
        cursor.expect("server");
        cursor.identifier();
        yield List.of();
      }
      case DATABASE -> {
        var name = cursor.name();
        if (cursor.skip("with") || cursor.at("(")) {
          cursor.parenthesized();
        }
        yield List.of(name);
      }
      default -> Lists.of(cursor, it -> ObjectNames.of(it, kind));
    };
  }

  private static boolean cascade(Cursor cursor) throws UnreadableException {
    var cascade = cursor.skip("cascade");
    cursor.skip("restrict");
    cursor.end();
    return cascade;
  }
}
