package io.slipway.engine.sql.grammar;

import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.Form;
import io.slipway.engine.sql.form.ObjectKind;
import io.slipway.engine.sql.form.PrivilegeForm.DefaultPrivileges;
import io.slipway.engine.sql.form.PrivilegeForm.Grant;
import io.slipway.engine.sql.form.PrivilegeForm.Membership;
import io.slipway.engine.sql.form.PrivilegeForm.ReassignOwned;
import java.util.List;
import java.util.Locale;

/// Reads what gives and takes privileges and memberships.
final class PrivilegeReader {

  private PrivilegeReader() {}

  static Form grant(Cursor cursor) throws UnreadableException {
    return read(cursor, false);
  }

  static Form revoke(Cursor cursor) throws UnreadableException {
    return read(cursor, true);
  }

  private static Form read(Cursor cursor, boolean revoke) throws UnreadableException {
    if (revoke && cursor.has(2) && cursor.peek(1).is("option") && cursor.peek(2).is("for")) {
      cursor.next();
      cursor.skip("option for");
    }
    var privileges = Lists.of(cursor, PrivilegeReader::privilege);
    return cursor.skip("on")
        ? objects(cursor, revoke, privileges)
        : membership(cursor, revoke, privileges);
  }

  private static Form objects(Cursor cursor, boolean revoke, List<String> privileges)
      throws UnreadableException {
    var upper = privileges.stream().map(it -> it.toUpperCase(Locale.ROOT)).toList();
    if (cursor.skip("all")) {
      var kind = kindOfAll(cursor);
      cursor.expect("in schema");
      cursor.identifiers();
      return new Grant(revoke, upper, kind, List.of(), roles(cursor, revoke));
    }
    var kind = Kinds.readOr(cursor, ObjectKind.TABLE);
    var objects = Lists.of(cursor, it -> object(it, kind));
    return new Grant(revoke, upper, kind, objects, roles(cursor, revoke));
  }

  private static ObjectKind kindOfAll(Cursor cursor) throws UnreadableException {
    for (var kind :
        List.of(
            ObjectKind.TABLE,
            ObjectKind.SEQUENCE,
            ObjectKind.FUNCTION,
            ObjectKind.PROCEDURE,
            ObjectKind.ROUTINE)) {
      if (cursor.skip(kind.words().toLowerCase(Locale.ROOT) + "s")) {
        return kind;
      }
    }
    throw cursor.unexpected();
  }

  private static Name object(Cursor cursor, ObjectKind kind) throws UnreadableException {
    if (kind == ObjectKind.LARGE_OBJECT) {
      return Name.unqualified(cursor.next().text());
    }
    var name = cursor.name();
    cursor.skipParenthesized();
    return name;
  }

  private static Form membership(Cursor cursor, boolean revoke, List<String> granted)
      throws UnreadableException {
    return new Membership(revoke, granted, roles(cursor, revoke));
  }

  // A role's name where the privileges are memberships.
  private static String privilege(Cursor cursor) throws UnreadableException {
    if (cursor.skip("alter system")) {
      return "alter system";
    }
    var privilege = cursor.identifier();
    cursor.skip("privileges");
    cursor.skipParenthesized();
    return privilege;
  }

  private static List<String> roles(Cursor cursor, boolean revoke) throws UnreadableException {
    cursor.expect(revoke ? "from" : "to");
    var roles = Lists.of(cursor, PrivilegeReader::role);
    while (!cursor.atEnd()) {
      clause(cursor);
    }
    return roles;
  }

  private static void clause(Cursor cursor) throws UnreadableException {
    if (cursor.skip("granted by")) {
      role(cursor);
    } else if (cursor.skip("with")) {
      Lists.of(cursor, PrivilegeReader::option);
    } else if (!cursor.skipAny("cascade", "restrict")) {
      throw cursor.unexpected();
    }
  }

  private static String option(Cursor cursor) throws UnreadableException {
    var option = cursor.identifier();
    if (!cursor.skipAny("option", "true", "false")) {
      throw cursor.unexpected();
    }
    return option;
  }

  private static String role(Cursor cursor) throws UnreadableException {
    if (cursor.has(1) && cursor.peek(1).isName()) {
      cursor.skip("group");
    }
    return cursor.identifier();
  }

  static Form defaults(Cursor cursor) throws UnreadableException {
    cursor.until("grant", "revoke");
    if (!cursor.skip("grant") && !cursor.skip("revoke")) {
      throw cursor.unexpected();
    }
    cursor.until("on");
    cursor.expect("on");
    cursor.skip("large");
    cursor.identifier();
    cursor.until("to", "from");
    if (!cursor.skipAny("to", "from")) {
      throw cursor.unexpected();
    }
    Lists.of(cursor, PrivilegeReader::role);
    return new DefaultPrivileges();
  }

  static Form reassign(Cursor cursor) throws UnreadableException {
    cursor.expect("owned by");
    var from = cursor.identifiers();
    cursor.expect("to");
    var to = cursor.identifier();
    cursor.end();
    return new ReassignOwned(from, to);
  }
}
