package io.slipway.engine.lint.analysis;

import io.slipway.engine.lint.LintedScript;
import io.slipway.engine.sql.MalformedScriptException;
import io.slipway.engine.sql.Statement;
import io.slipway.engine.sql.form.Form;
import io.slipway.engine.sql.grammar.Forms;
import java.util.List;
import java.util.Optional;

/// A script's statements with their forms.
///
/// @param malformed why its statements cannot be told apart; there are none then
record Reading(List<Read> statements, Optional<MalformedScriptException> malformed) {

  /// A statement and what it is.
  record Read(Statement statement, String text, Form form) {}

  static Reading of(LintedScript script) {
    try {
      var statements =
          script.script().statements().stream().map(statement -> read(script, statement)).toList();
      return new Reading(statements, Optional.empty());
    } catch (MalformedScriptException e) {
      return new Reading(List.of(), Optional.of(e));
    }
  }

  private static Read read(LintedScript script, Statement statement) {
    var text = script.script().text(statement);
    return new Read(statement, text, Forms.of(text));
  }
}
