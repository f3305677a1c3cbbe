package io.slipway.engine.bundle;

import io.slipway.engine.conductor.ScriptLimits;
import io.slipway.engine.sql.Comment;
import io.slipway.engine.sql.MalformedScriptException;
import io.slipway.engine.sql.Script;
import java.util.List;
import java.util.regex.Pattern;

/// Finds what scripts and their `.conf` files ask for in comments that begin with `slipway:`.
///
/// @param problems where what cannot be read is noted
record LimitsReader(List<BundleFinding> problems) {

  // Hardly any script has one, and taking all of them apart would take as long as reading them.
  private static final Pattern SUSPECT =
      Pattern.compile("--" + LimitsText.BEGINNING.pattern(), Pattern.CASE_INSENSITIVE);

  /// What the comments at a script's head ask for.
  ///
  /// @param text decoded, placeholders as they are
  ScriptLimits inScript(SourceFile script, String text) {
    var limits = new LimitsText();
    if (!SUSPECT.matcher(text).find()) {
      return limits.limits();
    }
    var sql = Script.of(ScriptText.withoutByteOrderMark(text));
    var head = endOfHead(sql);
    for (var comment : comments(sql)) {
      if (comment.range().start() < head) {
        take(limits, comment.text(), script, comment.line());
      } else if (LimitsText.BEGINNING.matcher(comment.text()).lookingAt()) {
        refuse(
            script,
            comment.line(),
            "a comment with slipway: holds for the whole script and stands at its head, before its"
                + " first statement");
      }
    }
    return limits.limits();
  }

  private static long endOfHead(Script sql) {
    try {
      return sql.stream().findFirst().map(first -> first.range().start()).orElse(Long.MAX_VALUE);
    } catch (MalformedScriptException e) {
      return 0;
    }
  }

  private static List<Comment> comments(Script sql) {
    try {
      return sql.comments().stream().filter(one -> one.kind() == Comment.Kind.LINE).toList();
    } catch (MalformedScriptException e) {
      // Such a script never runs, and a plan says why.
      return List.of();
    }
  }

  /// What the comments of a `.conf` file ask for; real Flyway refuses keys that it does not know.
  ScriptLimits inConf(SourceFile conf, RenderedScript rendered) {
    var limits = new LimitsText();
    var line = 0;
    for (var text : rendered.text().split("\n", -1)) {
      line++;
      var stripped = text.strip();
      if (stripped.startsWith("#") || stripped.startsWith("!")) {
        take(limits, stripped.substring(1), conf, rendered.fileLine(line));
      }
    }
    return limits.limits();
  }

  /// Refuses what a callback asks for: it runs with the limits of the script that it is called for.
  void refuseInCallback(SourceFile callback, ScriptLimits asked) {
    if (!asked.equals(ScriptLimits.NONE)) {
      problems.add(
          FindingCode.LIMITS_INVALID.at(
              callback.path(),
              "a callback has no limits of its own (%s): what runs within a migration gets the"
                      .formatted(asked)
                  + " migration's, and what runs apart from any gets the environment's"));
    }
  }

  private void take(LimitsText limits, String comment, SourceFile file, int line) {
    try {
      limits.take(comment);
    } catch (LimitsText.Refused e) {
      refuse(file, line, String.valueOf(e.getMessage()));
    }
  }

  private void refuse(SourceFile file, int line, String message) {
    problems.add(
        FindingCode.LIMITS_INVALID.at(file.path(), "line %d: %s".formatted(line, message)));
  }
}
