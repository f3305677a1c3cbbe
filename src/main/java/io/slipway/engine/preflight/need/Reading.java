package io.slipway.engine.preflight.need;

import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.Tokens;
import java.util.List;
import java.util.Optional;

/// What is known of one statement.
///
/// @param needs what its role must be or have
/// @param touches what it locks
/// @param indexes that it makes, rebuilds or drops
/// @param constraints that it validates or drops
/// @param role which the session takes on with it; empty text for its own
/// @param unread whether it may need and touch more than that
record Reading(
    List<Need> needs,
    List<Touch> touches,
    List<Name> indexes,
    List<String> constraints,
    Optional<String> role,
    boolean unread) {

  Reading {
    needs = List.copyOf(needs);
    touches = List.copyOf(touches);
    indexes = List.copyOf(indexes);
    constraints = List.copyOf(constraints);
  }

  static Reading of(String statement) {
    var notes = new Notes();
    var tokens = Tokens.of(statement);
    switch (new Cursor(tokens).word()) {
      case "create" -> CreateReader.read(new Cursor(tokens), notes);
      case "alter" -> AlterReader.read(new Cursor(tokens), notes);
      case "drop" -> DropReader.read(new Cursor(tokens), notes);
      case "grant", "revoke" -> GrantReader.read(new Cursor(tokens), notes);
      case "comment" -> CommentReader.read(new Cursor(tokens), notes);
      case "select", "insert", "update", "delete", "merge", "with", "values", "table", "explain" ->
          RowsReader.read(new Cursor(tokens), notes);
      default -> CommandReader.read(new Cursor(tokens), notes);
    }
    return notes.reading();
  }
}
