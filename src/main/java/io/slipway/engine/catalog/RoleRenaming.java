package io.slipway.engine.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Puts roles' names in what the query files answer: in the columns that hold nothing but roles,
/// and wherever a name stands between two marks, `chr(1)`.
final class RoleRenaming {

  private static final Set<String> COLUMNS = Set.of("owner", "roles");

  private static final char MARK = '\u0001';
  private static final Pattern MARKED = Pattern.compile(MARK + "([^" + MARK + "]*)" + MARK);
  private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"]|\"\")*\"|[^\\s,\"]+");

  private final Map<String, String> quotedNames;

  private RoleRenaming(Map<String, String> quotedNames) {
    this.quotedNames = quotedNames;
  }

  /// Lets the server quote the names, as it does those that it answers.
  static RoleRenaming of(RoleNames roles, Connection connection) throws SQLException {
    var quoted = new HashMap<String, String>();
    if (!roles.names().isEmpty()) {
      try (var query = connection.prepareStatement("SELECT quote_ident(?), quote_ident(?)")) {
        for (var role : roles.names().entrySet()) {
          query.setString(1, role.getKey());
          query.setString(2, role.getValue());
          try (var row = query.executeQuery()) {
            row.next();
            quoted.put(row.getString(1), row.getString(2));
          }
        }
      }
    }
    return new RoleRenaming(quoted);
  }

  /// A column's value: roles separated by commas where the column holds roles, in the order of
  /// their new names.
  String inColumn(String column, String value) {
    if (quotedNames.isEmpty() || !COLUMNS.contains(column)) {
      return value;
    }
    return QUOTED
        .matcher(value)
        .results()
        .map(MatchResult::group)
        .map(this::renamed)
        .sorted()
        .collect(Collectors.joining(", "));
  }

  /// A text with the names between marks replaced, and without the marks.
  String inText(String text) {
    return text.indexOf(MARK) < 0
        ? text
        : MARKED.matcher(text).replaceAll(name -> Matcher.quoteReplacement(renamed(name.group(1))));
  }

  private String renamed(String quoted) {
    return quotedNames.getOrDefault(quoted, quoted);
  }
}
