package io.slipway.engine.sql.grammar;

import io.slipway.engine.sql.form.Form;
import io.slipway.engine.sql.form.ObjectForm.AlterExtension;
import io.slipway.engine.sql.form.ObjectForm.AlterOther;
import io.slipway.engine.sql.form.ObjectKind;
import io.slipway.engine.sql.form.RoutineForm.AlterRoutine;
import io.slipway.engine.sql.form.TableForm.MoveAllInTablespace;
import io.slipway.engine.sql.form.Unread;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;

/// Reads changes of objects that are no relations.
final class ObjectChangeReader {

  // What begins otherwise is no change.
  private static final List<String> VERBS =
      List.of(
          "add",
          "alter",
          "called",
          "connection",
          "cost",
          "depends",
          "disable",
          "drop",
          "enable",
          "external",
          "handler",
          "immutable",
          "is_template",
          "allow_connections",
          "leakproof",
          "no",
          "not",
          "options",
          "owner",
          "parallel",
          "refresh",
          "rename",
          "reset",
          "returns",
          "rows",
          "security",
          "set",
          "skip",
          "stable",
          "strict",
          "support",
          "update",
          "validator",
          "version",
          "volatile",
          "with",
          "(",
          "tablespace");

  private ObjectChangeReader() {}

  /// What is left when the grammar has read a command that its words should have told.
  static Form read(ParserRuleContext command) {
    return new Unread("unexpected command", Texts.position(command));
  }

  /// @param cursor behind `ALTER`
  /// @return empty for what the grammar is to read
  static Optional<Form> read(Cursor cursor) throws UnreadableException {
    if (cursor.skip("system")) {
      return Optional.of(SettingReader.alterSystem(cursor));
    }
    if (cursor.skip("default privileges")) {
      return Optional.of(PrivilegeReader.defaults(cursor));
    }
    if (cursor.skip("group")) {
      return Optional.of(RoleReader.alterGroup(cursor));
    }
    var kind = Kinds.read(cursor);
    return switch (kind) {
      case TABLE, INDEX, MATERIALIZED_VIEW, FOREIGN_TABLE, VIEW -> ofRelation(cursor, kind);
      default -> Optional.of(change(cursor, kind));
    };
  }

  // The grammar takes a view's owner for one of any object.
  private static Optional<Form> ofRelation(Cursor cursor, ObjectKind kind)
      throws UnreadableException {
    var isView = kind == ObjectKind.VIEW || kind == ObjectKind.MATERIALIZED_VIEW;
    var mark = cursor.mark();
    if (isView) {
      cursor.skip("if exists");
      cursor.name();
      if (cursor.at("owner to")) {
        return Supplement.read(cursor.fragment());
      }
      cursor.reset(mark);
    }
    return allInTablespace(cursor, kind);
  }

  private static Optional<Form> allInTablespace(Cursor cursor, ObjectKind kind)
      throws UnreadableException {
    if (!cursor.skip("all in tablespace")) {
      return Optional.empty();
    }
    var from = cursor.identifier();
    if (cursor.skip("owned by")) {
      cursor.identifiers();
    }
    cursor.expect("set tablespace");
    var to = cursor.identifier();
    cursor.skip("nowait");
    cursor.end();
    return Optional.of(new MoveAllInTablespace(kind.words(), from, to));
  }

  private static Form change(Cursor cursor, ObjectKind kind) throws UnreadableException {
    return switch (kind) {
      case SEQUENCE -> SequenceReader.alter(cursor);
      case TYPE -> TypeFormReader.alter(cursor);
      case DOMAIN -> DomainReader.alter(cursor);
      case SCHEMA -> SchemaReader.alter(cursor);
      case ROLE -> RoleReader.alter(cursor);
      case PUBLICATION -> PublicationReader.alter(cursor);
      case TRIGGER, RULE, POLICY -> TableObjectReader.alter(cursor, kind);
      case FUNCTION, PROCEDURE, ROUTINE, AGGREGATE -> {
        var name = ObjectNames.of(cursor, kind);
        yield new AlterRoutine(name, changeOf(cursor));
      }
      case EXTENSION -> {
        var name = cursor.identifier();
        yield new AlterExtension(name, changeOf(cursor));
      }
      default -> other(cursor, kind);
    };
  }

  private static Form other(Cursor cursor, ObjectKind kind) throws UnreadableException {
    cursor.skip("if exists");
    if (kind == ObjectKind.USER_MAPPING) {
      cursor.expect("for");
      cursor.identifier();
      cursor.expect("server");
      cursor.identifier();
      return new AlterOther(kind, Optional.empty(), changeOf(cursor));
    }
    var name = ObjectNames.described(cursor, kind);
    return new AlterOther(kind, name, changeOf(cursor));
  }

  private static String changeOf(Cursor cursor) throws UnreadableException {
    if (cursor.atEnd() || !VERBS.contains(cursor.peek().text())) {
      throw cursor.unexpected();
    }
    return cursor.words();
  }
}
