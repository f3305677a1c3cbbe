package io.slipway.engine.lint;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads what a comment such as `slipway:allow SW101 reason="…" until=2027-01-01` says.
final class SuppressionText {

  /// Characters of a reason that are kept: it is a sentence, not a page.
  private static final int LONGEST_REASON = 500;

  /// Characters that are quoted of what cannot be read.
  private static final int LONGEST_EXCERPT = 60;

  private static final Pattern BEGINNING =
      Pattern.compile(
          "\\s*+slipway[ \\t]*+:[ \\t]*+allow(?<file>-file)?+(?![\\w-])", Pattern.CASE_INSENSITIVE);
  private static final Pattern ATTEMPT =
      Pattern.compile("\\s*+slipway[ \\t]*+:[ \\t]*+allow\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern PART =
      Pattern.compile(
          "[\\s,]*+(?:(?<key>\\w++)=(?:\"(?<double>[^\"]*+)\"|'(?<single>[^']*+)'|(?<bare>[^\\s,\"']++))"
              + "|(?<rule>[A-Za-z][\\w.-]*+)(?=[\\s,]|\\z))");

  private static final String REASON = "reason";
  private static final String UNTIL = "until";

  private final boolean isForFile;
  private final List<String> names = new ArrayList<>();
  private final Map<String, String> values = new HashMap<>();
  private final List<String> problems = new ArrayList<>();

  private SuppressionText(boolean isForFile) {
    this.isForFile = isForFile;
  }

  /// What a comment allows; empty when it does not try to.
  static Optional<SuppressionText> of(String comment) {
    if (!ATTEMPT.matcher(comment).lookingAt()) {
      return Optional.empty();
    }
    var beginning = BEGINNING.matcher(comment);
    if (!beginning.lookingAt()) {
      var text = new SuppressionText(false);
      text.problems.add("it begins with neither slipway:allow nor slipway:allow-file");
      return Optional.of(text);
    }
    var text = new SuppressionText(beginning.group("file") != null);
    text.read(comment.substring(beginning.end()).strip());
    return Optional.of(text);
  }

  boolean isForFile() {
    return isForFile;
  }

  /// The ids and slugs named, whether there are such rules or not.
  List<String> names() {
    return names;
  }

  /// Empty when there is none, or a blank one.
  Optional<String> reason() {
    return value(REASON)
        .map(reason -> excerpt(reason, LONGEST_REASON))
        .filter(reason -> !reason.isEmpty());
  }

  /// Only when there are no problems it is sure to be a date.
  Optional<LocalDate> until() {
    return value(UNTIL).map(LocalDate::parse);
  }

  /// Why it cannot be read, in sentences without a beginning: what is wrong with it.
  List<String> problems() {
    return problems;
  }

  private void read(String text) {
    var part = PART.matcher(text);
    var at = 0;
    while (at < text.length() && problems.isEmpty()) {
      if (!part.region(at, text.length()).lookingAt()) {
        problems.add("it cannot be read from here on: " + excerpt(text.substring(at)));
        return;
      }
      at = part.end();
      if (part.group("rule") != null) {
        names.add(part.group("rule"));
      } else {
        take(
            part.group("key"),
            given(part.group("double"), part.group("single"), part.group("bare")));
      }
    }
    if (names.isEmpty() && problems.isEmpty()) {
      problems.add("it names no rule");
    }
  }

  private static String given(String... groups) {
    for (var group : groups) {
      if (group != null) {
        return group;
      }
    }
    return "";
  }

  private void take(String key, String value) {
    if (!key.equals(REASON) && !key.equals(UNTIL)) {
      problems.add("it has a reason and an until, and no " + excerpt(key));
    } else if (values.putIfAbsent(key, value) != null) {
      problems.add(key + " is given twice");
    } else if (key.equals(UNTIL) && !isDate(value)) {
      problems.add("until is no date such as 2027-01-31: " + excerpt(value));
    }
  }

  private static boolean isDate(String value) {
    try {
      LocalDate.parse(value);
      return true;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  /// The beginning of a text, on one line.
  static String excerpt(String text) {
    return excerpt(text, LONGEST_EXCERPT);
  }

  private static String excerpt(String text, int longest) {
    var line = text.strip().replaceAll("\\s+", " ");
    if (line.codePointCount(0, line.length()) <= longest) {
      return line;
    }
    return line.substring(0, line.offsetByCodePoints(0, longest)) + "…";
  }

  private Optional<String> value(String key) {
    return Optional.ofNullable(values.get(key));
  }
}
