package io.slipway.engine.sql.grammar;

import static java.util.Map.entry;

import io.slipway.engine.sql.Lexemes;
import io.slipway.engine.sql.form.Form;
import io.slipway.engine.sql.form.SessionForm.MetaCommand;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads the commands whose words say what they are; those with columns, constraints and queries
/// are left to the grammar.
final class CommandReader {

  /// Reads a command behind the words that name it.
  interface Command {
    Form read(Cursor cursor) throws UnreadableException;
  }

  private static final Map<String, Command> COMMANDS =
      Map.ofEntries(
          entry("abort", TransactionReader::rollback),
          entry("analyse", MaintenanceReader::analyze),
          entry("analyze", MaintenanceReader::analyze),
          entry("begin", TransactionReader::begin),
          entry("call", UtilityReader::call),
          entry("checkpoint", cursor -> UtilityReader.other(cursor, "CHECKPOINT")),
          entry("close", cursor -> UtilityReader.other(cursor, "CLOSE")),
          entry("cluster", MaintenanceReader::cluster),
          entry("comment", CommentReader::comment),
          entry("commit", TransactionReader::commit),
          entry("copy", UtilityReader::copy),
          entry("deallocate", cursor -> UtilityReader.other(cursor, "DEALLOCATE")),
          entry("declare", UtilityReader::declare),
          entry("discard", cursor -> UtilityReader.other(cursor, "DISCARD")),
          entry("do", RoutineReader::block),
          entry("drop", DropReader::read),
          entry("end", TransactionReader::end),
          entry("execute", cursor -> UtilityReader.other(cursor, "EXECUTE")),
          entry("explain", UtilityReader::explain),
          entry("fetch", cursor -> UtilityReader.other(cursor, "FETCH")),
          entry("grant", PrivilegeReader::grant),
          entry("import", ImportReader::read),
          entry("listen", cursor -> UtilityReader.other(cursor, "LISTEN")),
          entry("load", cursor -> UtilityReader.other(cursor, "LOAD")),
          entry("lock", MaintenanceReader::lock),
          entry("move", cursor -> UtilityReader.other(cursor, "MOVE")),
          entry("notify", cursor -> UtilityReader.other(cursor, "NOTIFY")),
          entry("prepare", UtilityReader::prepare),
          entry("reassign", PrivilegeReader::reassign),
          entry("refresh", MaintenanceReader::refresh),
          entry("reindex", MaintenanceReader::reindex),
          entry("release", TransactionReader::release),
          entry("repack", MaintenanceReader::repack),
          entry("reset", SettingReader::reset),
          entry("revoke", PrivilegeReader::revoke),
          entry("rollback", TransactionReader::rollback),
          entry("savepoint", TransactionReader::savepoint),
          entry("set", SettingReader::set),
          entry("show", cursor -> UtilityReader.other(cursor, "SHOW")),
          entry("start", TransactionReader::start),
          entry("truncate", MaintenanceReader::truncate),
          entry("unlisten", cursor -> UtilityReader.other(cursor, "UNLISTEN")),
          entry("vacuum", MaintenanceReader::vacuum));

  private static final List<String> GRAMMARS =
      List.of("select", "insert", "update", "delete", "merge", "with", "values", "table", "(");

  private CommandReader() {}

  /// Empty for what the grammar is to read.
  static Optional<Form> read(Fragment statement) throws UnreadableException {
    if (startsAsOneOfGrammars(statement.text())) {
      return Optional.empty();
    }
    var cursor = new Cursor(statement);
    var first = cursor.next();
    if (first.is("\\")) {
      var end = cursor.atEnd() ? first.end() : cursor.peek().end();
      return Optional.of(new MetaCommand(statement.text().substring(first.start(), end)));
    }
    if (first.is("create")) {
      return ObjectReader.read(cursor);
    }
    if (first.is("alter")) {
      return ObjectChangeReader.read(cursor);
    }
    if (first.is("security") && cursor.skip("label")) {
      return Optional.of(CommentReader.label(cursor));
    }
    var command = first.isName() ? COMMANDS.get(first.text()) : null;
    if (command == null) {
      cursor.reset(0);
      throw cursor.unexpected();
    }
    return Optional.of(command.read(cursor));
  }

  // Long data is not to be taken apart for its first word.
  private static boolean startsAsOneOfGrammars(String statement) {
    var first = new Lexemes(statement).next();
    return first != null && GRAMMARS.stream().anyMatch(first::is);
  }
}
