package io.slipway.engine.replay;

import io.slipway.engine.execute.StepScript;
import io.slipway.engine.sql.Words;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Reads scripts for what they need beside their database.
final class Needs {

  private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_$]*");
  private static final List<String> CREATE_EXTENSION = List.of("create", "extension");
  private static final List<String> IF_NOT_EXISTS = List.of("if", "not", "exists");

  private Needs() {}

  /// Which of these roles a script names. A word anywhere counts, in strings and comments as well:
  /// a role too many does no harm.
  static Set<String> rolesNamed(List<StepScript> scripts, Set<String> roles) {
    var words = new HashSet<String>();
    var named = new TreeSet<String>();
    for (var script : scripts) {
      var text = script.source().text();
      WORD.matcher(text)
          .results()
          .forEach(
              word -> {
                words.add(word.group());
                words.add(word.group().toLowerCase(Locale.ROOT));
              });
      roles.stream()
          .filter(role -> !WORD.matcher(role).matches() && text.contains(role))
          .forEach(named::add);
    }
    roles.stream().filter(words::contains).forEach(named::add);
    return named;
  }

  /// The extensions that the scripts create.
  static Set<String> extensions(List<StepScript> scripts) {
    var extensions = new TreeSet<String>();
    for (var script : scripts) {
      for (var statement : script.statements()) {
        var text = script.script().text(statement);
        if (text.regionMatches(true, 0, "create", 0, "create".length())
            && text.toLowerCase(Locale.ROOT).contains("extension")) {
          addExtension(Words.of(text), extensions);
        }
      }
    }
    return extensions;
  }

  private static void addExtension(List<String> words, Set<String> extensions) {
    if (words.size() < 2 || !words.subList(0, 2).equals(CREATE_EXTENSION)) {
      return;
    }
    var rest = words.subList(2, words.size());
    var hasCondition = rest.size() > 3 && rest.subList(0, 3).equals(IF_NOT_EXISTS);
    var place = hasCondition ? 3 : 0;
    if (rest.size() > place) {
      extensions.add(rest.get(place));
    }
  }
}
