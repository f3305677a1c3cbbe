package io.slipway.engine.lint.report;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.LintReport;
import io.slipway.engine.lint.LintedScript;
import io.slipway.engine.lint.SuppressedFinding;
import io.slipway.engine.sql.MalformedScriptException;
import io.slipway.engine.sql.Script;
import io.slipway.engine.sql.Statement;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What tells findings apart from one version of a script to the next.
///
/// Of the rule, the path, the statement's words and the objects. Where these are equal it counts:
/// what else stands in the file, and on which line, makes no difference.
final class Fingerprints {

  private record Text(Script script, List<Statement> statements) {}

  private final Map<String, Text> texts = new HashMap<>();
  private final Map<Finding, String> fingerprints = new IdentityHashMap<>();

  Fingerprints(LintReport report) {
    report.scripts().forEach(script -> texts.put(script.path(), text(script)));
    var seen = new HashMap<String, Integer>();
    Stream.concat(
            report.findings().stream(),
            report.suppressed().stream().map(SuppressedFinding::finding))
        .sorted(
            Comparator.<Finding, String>comparing(finding -> finding.place().path())
                .thenComparing(finding -> finding.place().range().start()))
        .forEach(
            finding -> {
              var key = key(finding);
              var count = seen.merge(key, 1, Integer::sum);
              fingerprints.put(finding, digest(key + '\0' + count));
            });
  }

  String of(Finding finding) {
    return fingerprints.getOrDefault(finding, "");
  }

  private static Text text(LintedScript script) {
    try {
      return new Text(script.script(), script.script().statements());
    } catch (MalformedScriptException e) {
      return new Text(script.script(), List.of());
    }
  }

  private String key(Finding finding) {
    var place = finding.place();
    return String.join(
        "\0", finding.rule().id(), place.path(), words(finding), finding.objects().toString());
  }

  private String words(Finding finding) {
    var place = finding.place();
    var text = texts.get(place.path());
    if (text == null) {
      return "";
    }
    var statement = place.statement();
    var whole =
        statement >= 1 && statement <= text.statements().size()
            ? text.script().text(text.statements().get(statement - 1))
            : "";
    return normalised(whole) + '\0' + normalised(text.script().text(place.range()));
  }

  private static String normalised(String sql) {
    return sql.strip().replaceAll("\\s+", " ");
  }

  static String digest(String text) {
    return digest(text.getBytes(StandardCharsets.UTF_8));
  }

  static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
