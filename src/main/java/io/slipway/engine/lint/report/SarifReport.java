package io.slipway.engine.lint.report;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.LintReport;
import io.slipway.engine.lint.LintedScript;
import io.slipway.engine.lint.Place;
import io.slipway.engine.lint.RuleEntry;
import io.slipway.engine.lint.SuppressedFinding;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Findings as SARIF 2.1.0 (OASIS), which code hosts show beside the lines.
///
/// Columns count Unicode code points, byte offsets count the file's bytes with a byte order mark.
public final class SarifReport {

  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
  private static final String FINGERPRINT = "slipway/v1";

  // What section 3.11 of the standard takes for links and for places of arguments.
  private static final Pattern LINK = Pattern.compile("\\[([^\\[\\]]*+)\\](?=\\()");
  private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d++)\\}");

  private final LintReport report;
  private final Fingerprints fingerprints;
  private final List<RuleEntry> rules;

  private SarifReport(LintReport report) {
    this.report = report;
    this.fingerprints = new Fingerprints(report);
    this.rules =
        all(report)
            .map(Finding::rule)
            .distinct()
            .sorted(Comparator.comparing(RuleEntry::id))
            .toList();
  }

  /// @param version of Slipway, such as `1.2.0`
  public static String of(LintReport report, String version) {
    return JsonText.of(new SarifReport(report).log(version));
  }

  private static Stream<Finding> all(LintReport report) {
    return Stream.concat(
        report.findings().stream(), report.suppressed().stream().map(SuppressedFinding::finding));
  }

  private Map<String, Object> log(String version) {
    return object("$schema", SCHEMA, "version", "2.1.0", "runs", List.of(run(version)));
  }

  private Map<String, Object> run(String version) {
    var driver =
        object(
            "name",
            "Slipway",
            "version",
            version,
            "rules",
            rules.stream().map(SarifReport::rule).toList());
    return object(
        "tool", object("driver", driver),
        "columnKind", "unicodeCodePoints",
        "artifacts", report.scripts().stream().map(SarifReport::artifact).toList(),
        "results", results());
  }

  private static Map<String, Object> rule(RuleEntry rule) {
    var help = rule.remedy() + rule.recipe().map(sql -> "\n\n" + sql).orElse("");
    var markdown =
        rule.remedy() + rule.recipe().map(sql -> "\n\n```sql\n" + sql + "\n```").orElse("");
    return object(
        "id", rule.id(),
        "name", pascalCase(rule.slug()),
        "shortDescription", object("text", rule.title()),
        "fullDescription", object("text", rule.why()),
        "help", object("text", help, "markdown", markdown),
        "defaultConfiguration",
            object("enabled", rule.onByDefault(), "level", rule.severity().word()),
        "properties", object("tags", List.of(rule.ruleClass().word())));
  }

  private static String pascalCase(String slug) {
    var name = new StringBuilder();
    for (var word : slug.split("[-.]")) {
      name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
    }
    return name.toString();
  }

  private static Map<String, Object> artifact(LintedScript script) {
    return object(
        "location", object("uri", uri(script.path())),
        "length", script.script().length(),
        "roles", List.of("analysisTarget"),
        "encoding", "UTF-8",
        "sourceLanguage", "sql");
  }

  private List<Object> results() {
    var results = new ArrayList<Object>();
    report.findings().forEach(finding -> results.add(result(finding, List.of())));
    report
        .suppressed()
        .forEach(one -> results.add(result(one.finding(), List.of(suppression(one)))));
    return results;
  }

  // The standard wants suppressions on all results or on none.
  private Map<String, Object> result(Finding finding, List<Object> suppressions) {
    return object(
        "ruleId", finding.rule().id(),
        "ruleIndex", rules.indexOf(finding.rule()),
        "level", finding.severity().word(),
        "message", object("text", message(finding.message() + "\n" + finding.advice())),
        "locations", List.of(object("physicalLocation", location(finding.place()))),
        "fingerprints", object(FINGERPRINT, fingerprints.of(finding)),
        "suppressions", suppressions);
  }

  private static Map<String, Object> suppression(SuppressedFinding suppressed) {
    var until = suppressed.until().map(day -> " (until " + day + ")").orElse("");
    return object(
        "kind", "inSource",
        "status", "accepted",
        "justification", Shown.text(suppressed.reason() + until));
  }

  private Map<String, Object> location(Place place) {
    var artifact = object("uri", uri(place.path()));
    index(place.path()).ifPresent(index -> artifact.put("index", index));
    var location = object("artifactLocation", artifact);
    if (place.range().length() > 0) {
      location.put("region", region(place));
    }
    return location;
  }

  private static Map<String, Object> region(Place place) {
    return object(
        "startLine", place.from().line(),
        "startColumn", place.from().column(),
        "endLine", place.to().line(),
        "endColumn", place.to().column(),
        "byteOffset", place.range().start(),
        "byteLength", place.range().length());
  }

  private Optional<Integer> index(String path) {
    for (var i = 0; i < report.scripts().size(); i++) {
      if (report.scripts().get(i).path().equals(path)) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  private static String message(String text) {
    var shown = LINK.matcher(Shown.text(text)).replaceAll("\\\\[$1\\\\]");
    return ARGUMENT.matcher(shown).replaceAll("{{$1}}");
  }

  // A relative reference of RFC 3986; a colon in its first segment would begin a scheme.
  private static String uri(String path) {
    var uri = new StringBuilder();
    for (var b : path.getBytes(StandardCharsets.UTF_8)) {
      var character = (char) (b & 0xFF);
      if (character < 0x80
          && (Character.isLetterOrDigit(character) || "-._~/".indexOf(character) >= 0)) {
        uri.append(character);
      } else {
        uri.append("%%%02X".formatted((int) character));
      }
    }
    return uri.toString();
  }

  private static Map<String, Object> object(Object... keysAndValues) {
    var object = new LinkedHashMap<String, Object>();
    for (var i = 0; i < keysAndValues.length; i += 2) {
      object.put(keysAndValues[i].toString(), keysAndValues[i + 1]);
    }
    return object;
  }
}
