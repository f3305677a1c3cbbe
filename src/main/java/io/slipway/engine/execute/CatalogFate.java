package io.slipway.engine.execute;

import io.slipway.engine.postgres.Identifiers;
import io.slipway.engine.postgres.SqlResource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Knows which statements outside any transaction the catalog shows the effect of: those that make
/// one object, or take one away.
///
/// A subscription that was to be dropped is not among them: its slot on the publisher may be left
/// although it is gone here.
final class CatalogFate {

  // The object is the first name behind the command's words; of a list of objects nothing can be
  // told, since some may be done.
  private static final Pattern OBJECT =
      Pattern.compile(
          ("(?:DROP\\s+INDEX\\s+CONCURRENTLY|(?:CREATE|DROP)\\s+(?:DATABASE|TABLESPACE|SUBSCRIPTION)"
                  + "|ALTER\\s+TABLE\\s.*\\sDETACH\\s+PARTITION)\\s+(?:IF\\s+EXISTS\\s+)?"
                  + "(?<object>%1$s(?:\\s*\\.\\s*%1$s)*)(?!\\s*,)(?:[^\\p{L}\\p{N}_$\"].*)?")
              .formatted(Identifiers.PATTERN),
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final Map<String, String> QUESTIONS =
      questions(SqlResource.read(CatalogFate.class, "fates.sql"));

  private CatalogFate() {}

  // Each is headed by its command.
  private static Map<String, String> questions(String file) {
    var questions = new HashMap<String, String>();
    for (var paragraph : file.split("\n\n")) {
      var heading = paragraph.lines().findFirst().orElse("").replaceFirst("^-- ", "");
      questions.put(heading, paragraph.substring(paragraph.indexOf('\n') + 1));
    }
    return Map.copyOf(questions);
  }

  /// Whether the catalog can be asked about a statement.
  static boolean isKnown(String command, String statement) {
    return QUESTIONS.containsKey(command) && object(statement).isPresent();
  }

  private static Optional<String> object(String statement) {
    var matcher = OBJECT.matcher(statement);
    return matcher.matches() ? Optional.of(matcher.group("object")) : Optional.empty();
  }

  static Fate of(String command, String statement, Connection connection) throws SQLException {
    if (!isKnown(command, statement)) {
      return Fate.UNKNOWN;
    }
    try (var question = connection.prepareStatement(QUESTIONS.get(command))) {
      question.setString(1, object(statement).orElseThrow());
      try (var row = question.executeQuery()) {
        return row.next() ? Fate.valueOf(row.getString(1)) : Fate.UNKNOWN;
      }
    }
  }
}
