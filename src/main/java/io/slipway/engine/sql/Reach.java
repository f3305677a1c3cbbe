package io.slipway.engine.sql;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What a statement does beyond the database that it is sent to.
///
/// A `DO` block, a function and a procedure are opaque: what they execute is not looked at, and
/// neither is what a query reaches by `dblink` or a foreign table.
///
/// @param kind what can be done about it where only one database is to be changed
/// @param command the words that say so, such as `ALTER SYSTEM`
/// @param reason what it would do, in words
public record Reach(Kind kind, String command, String reason) {

  /// What a statement reaches.
  public enum Kind {
    /// Makes a role, which the whole cluster has then.
    NEW_ROLE,
    /// Changes or drops roles or their memberships. No database holds anything of it.
    ROLES,
    /// Says something about a shared object, such as a grant on a database. No database holds
    /// anything of it.
    SHARED_OBJECT,
    /// Does something to the server, to other databases or to another machine.
    BEYOND
  }

  /// What a statement reaches; empty for one that stays in its database.
  public static Optional<Reach> of(String statement) {
    var utf8 = statement.getBytes(StandardCharsets.UTF_8);
    var lexer = new Lexer(new ScriptSource(new ByteArrayInputStream(utf8)));
    return ReachRules.of(RuleMatcher.match(ReachRules.BOOK, lexer));
  }
}
