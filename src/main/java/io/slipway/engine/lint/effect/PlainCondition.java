package io.slipway.engine.lint.effect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A condition in one spelling, whether a statement wrote it or the server.
///
/// Words are in lower case, but for names in quotes, with one blank between them and around
/// comparisons. The server says of
/// each constant which type it has, writes numbers of some types in quotes, and dates of a
/// timestamp column with their time.
final class PlainCondition {

  private static final Pattern CONSTANT =
      Pattern.compile(
          "(?<value>'[^']*+(?:''[^']*+)*+')(?<cast>::(?:\"[^\"]+\"|timestamp with(?:out)? time zone"
              + "|time with(?:out)? time zone|character varying|double precision|bit varying"
              + "|[a-z_][a-z0-9_.]*)(?:\\([\\d, ]+\\))?)?|(?<name>\"(?:[^\"]|\"\")+\")",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern FOLDED = Pattern.compile("\"[a-z_][a-z0-9_]*\"");
  private static final Pattern PLACE = Pattern.compile("\u0001(\\d+)\u0001");
  private static final Pattern NUMBER = Pattern.compile("'(-?\\d+)'");
  private static final Pattern MIDNIGHT = Pattern.compile("('\\d{4}-\\d\\d-\\d\\d) 00:00:00'");
  private static final Pattern ZONED_MIDNIGHT =
      Pattern.compile("('\\d{4}-\\d\\d-\\d\\d) 00:00:00[+-]\\d\\d(?::\\d\\d)?'");

  private PlainCondition() {}

  static String of(String text) {
    var constants = new ArrayList<String>();
    var words =
        CONSTANT
            .matcher(text)
            .replaceAll(
                match -> {
                  constants.add(match.group("name") == null ? constant(match) : name(match));
                  return "\u0001" + (constants.size() - 1) + "\u0001";
                });
    return restored(plain(words), constants);
  }

  private static String restored(String words, List<String> constants) {
    return PLACE
        .matcher(words)
        .replaceAll(
            match -> Matcher.quoteReplacement(constants.get(Integer.parseInt(match.group(1)))));
  }

  private static String plain(String words) {
    return words
        .strip()
        .replaceAll("\\s+", " ")
        .replaceAll("\\s*(<>|<=|>=|=|<|>)\\s*", " $1 ")
        .replaceAll("\\s*,\\s*", ",")
        .replaceAll("\\( ", "(")
        .replaceAll(" \\)", ")")
        .toLowerCase(Locale.ROOT);
  }

  // Quotes keep a name as it is, and are left out where it would stay so without them.
  private static String name(MatchResult match) {
    var name = match.group("name");
    return FOLDED.matcher(name).matches() ? name.substring(1, name.length() - 1) : name;
  }

  // The server tells times of day by the session's zone, as it reads those that have none.
  private static String constant(MatchResult match) {
    var value = NUMBER.matcher(match.group("value")).replaceFirst("$1");
    var cast = match.group("cast");
    var dated = MIDNIGHT.matcher(value).replaceFirst("$1'");
    return cast != null && cast.toLowerCase(Locale.ROOT).endsWith("with time zone")
        ? ZONED_MIDNIGHT.matcher(dated).replaceFirst("$1'")
        : dated;
  }
}
