package io.slipway;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Output as documentation shows it: a line `...` stands for any lines, `...` within a line for
/// any text, and what differs from run to run may differ.
final class ShownOutput {

  private static final String ELISION = "...";

  private ShownOutput() {}

  /// What is equal for every run.
  static String normalised(String output) {
    return output
        .replaceAll("slw_[a-z0-9]{8}_[0-9a-f]{64}", "<token>")
        .replaceAll("\"prefix\": \"[a-z0-9]{8}\"", "\"prefix\": \"<prefix>\"")
        .replaceAll("\\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b", "<id>")
        .replaceAll("\\b[0-9a-f]{64}\\b", "<digest>")
        .replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "<time>")
        .replaceAll("\\d+\\.\\d s\\b", "<duration>")
        .replaceAll("PostgreSQL \\d+\\.\\d+", "PostgreSQL <version>")
        .replaceAll("127\\.0\\.0\\.1:\\d+", "<address>")
        .strip();
  }

  /// What output must match, once it is normalised too.
  static Pattern pattern(String shown) {
    var lines = normalised(shown).lines().map(ShownOutput::line).collect(Collectors.joining("\n"));
    return Pattern.compile(lines.replace("(?:ANY)\n", "(?:.*\n)*?").replace("(?:ANY)", "(?s:.*)"));
  }

  private static String line(String line) {
    return line.equals(ELISION)
        ? "(?:ANY)"
        : Arrays.stream(line.split(Pattern.quote(ELISION), -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*"));
  }
}
