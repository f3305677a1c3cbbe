package io.slipway.control.planning;

import java.util.Locale;
import java.util.regex.Pattern;

/// Writes Markdown, in which texts of others stay texts.
final class Markdown {

  private static final Pattern SPECIAL = Pattern.compile("[\\\\`*\\[\\]<|~]|(?<![\\p{L}\\p{N}_])_");
  private static final Pattern BACKTICKS = Pattern.compile("`+");
  private static final Pattern FIRST_WORD = Pattern.compile("^[a-z]+(?= )");
  private static final int FENCE = 3;

  private final StringBuilder text = new StringBuilder();

  /// A text of others as one line.
  static String escaped(String text) {
    return SPECIAL.matcher(text.strip().replaceAll("\\s+", " ")).replaceAll("\\\\$0");
  }

  /// A text of others as a sentence.
  static String sentence(String text) {
    var line = FIRST_WORD.matcher(text.strip()).replaceFirst(word -> capitalised(word.group()));
    return escaped(line.matches(".*[.!?:)]") ? line : line + ".");
  }

  private static String capitalised(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  /// A name as code.
  static String code(String name) {
    var line = name.replaceAll("\\s+", " ");
    var ticks = "`".repeat(longestRun(line) + 1);
    var space = line.startsWith("`") || line.endsWith("`") ? " " : "";
    return ticks + space + line + space + ticks;
  }

  private static int longestRun(String text) {
    return BACKTICKS
        .matcher(text)
        .results()
        .mapToInt(run -> run.end() - run.start())
        .max()
        .orElse(0);
  }

  Markdown heading(int level, String heading) {
    return paragraph("#".repeat(level) + " " + heading);
  }

  Markdown paragraph(String line) {
    return line(line).end();
  }

  Markdown line(String line) {
    text.append(line).append('\n');
    return this;
  }

  /// A point of a list.
  Markdown point(String point) {
    return line("- " + point);
  }

  /// Ends a paragraph, list or table.
  Markdown end() {
    text.append('\n');
    return this;
  }

  /// A script between fences that are longer than any in it.
  Markdown sql(String script) {
    var fence = "`".repeat(Math.max(FENCE, longestRun(script) + 1));
    text.append(fence).append("sql\n").append(script);
    if (!script.endsWith("\n")) {
      text.append('\n');
    }
    text.append(fence).append('\n');
    return end();
  }

  @Override
  public String toString() {
    return text.toString().stripTrailing() + "\n";
  }
}
