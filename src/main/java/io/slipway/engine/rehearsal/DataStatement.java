package io.slipway.engine.rehearsal;

import io.slipway.engine.execute.StepScript;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A statement of a script that changes rows which may have been there before.
///
/// Statements inside a `DO` block or a function are not seen; the rows that a rehearsal puts in
/// show what those do.
///
/// @param line of the file
record DataStatement(String verb, int line) {

  private static final Pattern CHANGING =
      Pattern.compile(
          "(UPDATE|DELETE|MERGE|TRUNCATE)\\b.*|WITH\\b.*?\\b(UPDATE|DELETE|MERGE)\\b.*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  static List<DataStatement> in(StepScript script) {
    return script.statements().stream()
        .flatMap(
            statement ->
                verb(script.script().text(statement))
                    .map(verb -> new DataStatement(verb, script.fileLine(statement.line())))
                    .stream())
        .toList();
  }

  private static Optional<String> verb(String statement) {
    var matcher = CHANGING.matcher(statement);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    var verb = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    return Optional.of(verb.toUpperCase(Locale.ROOT));
  }

  /// `UPDATE in line 3`
  @Override
  public String toString() {
    return verb + " in line " + line;
  }
}
