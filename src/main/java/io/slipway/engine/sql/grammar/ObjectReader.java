package io.slipway.engine.sql.grammar;

import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.Form;
import io.slipway.engine.sql.form.ObjectForm.CreateExtension;
import io.slipway.engine.sql.form.ObjectForm.CreateOther;
import io.slipway.engine.sql.form.ObjectForm.CreateStatistics;
import io.slipway.engine.sql.form.ObjectKind;
import io.slipway.engine.sql.form.Unread;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;

/// Reads what makes objects that are no relations.
final class ObjectReader {

  private ObjectReader() {}

  /// What is left when the grammar has read a command that its words should have told.
  static Form read(ParserRuleContext command) {
    return new Unread("unexpected command", Texts.position(command));
  }

  /// @param cursor behind `CREATE`
  /// @return empty for what the grammar is to read
  static Optional<Form> read(Cursor cursor) throws UnreadableException {
    var orReplace = cursor.skip("or replace");
    if (cursor.at("foreign table")
        || cursor.atAny("table", "index", "unique", "view", "recursive", "materialized")
        || cursor.atAny("global", "local")) {
      return Optional.empty();
    }
    if (cursor.skipAny("temporary sequence", "temp sequence")) {
      return Optional.of(SequenceReader.create(cursor, true));
    }
    if (cursor.skip("unlogged sequence")) {
      return Optional.of(SequenceReader.create(cursor, false));
    }
    if (cursor.atAny("temporary", "temp", "unlogged")) {
      return Optional.empty();
    }
    if (cursor.skip("constraint trigger")) {
      return Optional.of(TableObjectReader.trigger(cursor, orReplace, true));
    }
    cursor.skip("trusted");
    var ofDefault = cursor.skip("default");
    var kind = Kinds.read(cursor);
    if (ofDefault && kind != ObjectKind.CONVERSION) {
      throw cursor.unexpected();
    }
    return create(cursor, kind, orReplace);
  }

  private static Optional<Form> create(Cursor cursor, ObjectKind kind, boolean orReplace)
      throws UnreadableException {
    return switch (kind) {
      case TYPE -> Optional.of(TypeFormReader.create(cursor));
      case DOMAIN -> Optional.of(DomainReader.create(cursor));
      case SEQUENCE -> Optional.of(SequenceReader.create(cursor, false));
      case FUNCTION, PROCEDURE ->
          Optional.of(RoutineReader.create(cursor, kind == ObjectKind.PROCEDURE, orReplace));
      case TRIGGER -> Optional.of(TableObjectReader.trigger(cursor, orReplace, false));
      case RULE -> Optional.of(TableObjectReader.rule(cursor, orReplace));
      case POLICY -> Optional.of(TableObjectReader.policy(cursor));
      case SCHEMA -> Optional.of(SchemaReader.create(cursor));
      case EXTENSION -> Optional.of(extension(cursor));
      case STATISTICS -> Optional.of(statistics(cursor));
      case PUBLICATION -> Optional.of(PublicationReader.create(cursor));
      case ROLE -> Optional.of(RoleReader.create(cursor));
      default -> Optional.of(other(cursor, kind, orReplace));
    };
  }

  private static Form extension(Cursor cursor) throws UnreadableException {
    var ifNotExists = cursor.skip("if not exists");
    var name = cursor.identifier();
    cursor.skip("with");
    var version = Optional.<String>empty();
    while (!cursor.atEnd()) {
      if (cursor.skip("version")) {
        version = Optional.of(cursor.atString() ? cursor.constant() : cursor.identifier());
      } else if (cursor.skipAny("schema", "from")) {
        cursor.next();
      } else {
        cursor.expect("cascade");
      }
    }
    return new CreateExtension(name, ifNotExists, version);
  }

  private static Form statistics(Cursor cursor) throws UnreadableException {
    cursor.skip("if not exists");
    var name = cursor.atAny("(", "on") ? Optional.<Name>empty() : Optional.of(cursor.name());
    cursor.skipParenthesized();
    cursor.expect("on");
    cursor.until("from");
    cursor.expect("from");
    cursor.skip("only");
    var table = cursor.name();
    cursor.end();
    return new CreateStatistics(name, table);
  }

  // What follows the name is PostgreSQL's to check: it decides nothing here.
  private static Form other(Cursor cursor, ObjectKind kind, boolean orReplace)
      throws UnreadableException {
    cursor.skip("if not exists");
    var name =
        switch (kind) {
          case CAST, TRANSFORM, USER_MAPPING -> Optional.<Name>empty();
          case OPERATOR -> Optional.of(ObjectNames.operator(cursor));
          default -> Optional.of(cursor.name());
        };
    cursor.rest();
    return new CreateOther(kind, name, orReplace);
  }
}
