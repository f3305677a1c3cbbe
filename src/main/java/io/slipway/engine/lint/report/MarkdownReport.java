package io.slipway.engine.lint.report;

import io.slipway.engine.lint.Effort;
import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.FollowUp;
import io.slipway.engine.lint.LintReport;
import io.slipway.engine.lint.LintReport.Counts;
import io.slipway.engine.lint.LintedScript;
import io.slipway.engine.lint.Place;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.Script;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Findings as a comment on a pull request: a line, a table, and for each finding what to do.
///
/// Of a script's text nothing is Markdown or HTML. Its length is bounded; what does not fit is
/// left out in whole pieces, and said to be.
public final class MarkdownReport {

  /// GitHub takes 65,536 characters, and this leaves room for what a caller puts around it.
  public static final int LONGEST = 60_000;

  private static final int LONGEST_EXCERPT = 400;

  private final LintReport report;
  private final int longest;
  private final Map<String, Script> scripts = new HashMap<>();

  private MarkdownReport(LintReport report, int longest) {
    this.report = report;
    this.longest = longest;
    for (LintedScript script : report.scripts()) {
      scripts.put(script.path(), script.script());
    }
  }

  public static String of(LintReport report) {
    return of(report, LONGEST);
  }

  /// @param longest how many characters it may have
  public static String of(LintReport report, int longest) {
    return new MarkdownReport(report, longest).text();
  }

  private String text() {
    var text = new BoundedMarkdown(longest, summary(report.counts(), report.scripts().size()));
    if (!report.findings().isEmpty()) {
      text.table("| | where | rule | finding |\n|---|---|---|---|\n", rows(), "finding");
      text.sections(details(), "finding");
    }
    if (!report.suppressed().isEmpty()) {
      text.table(
          "\nAllowed by comments in the scripts:\n\n| where | rule | reason | until |\n|---|---|---|---|\n",
          suppressed(),
          "allowed finding");
    }
    return text.toString();
  }

  private static String summary(Counts counts, int scripts) {
    var parts = new ArrayList<String>();
    add(parts, counts.errors(), "error");
    add(parts, counts.warnings(), "warning");
    add(parts, counts.notes(), "note");
    var found = parts.isEmpty() ? "nothing found" : String.join(", ", parts);
    var allowed = counts.suppressed() == 0 ? "" : "; %d allowed".formatted(counts.suppressed());
    return "### Slipway lint: %s in %s%s\n\n".formatted(found, number(scripts, "script"), allowed);
  }

  private static void add(List<String> parts, int count, String noun) {
    if (count > 0) {
      parts.add(number(count, noun));
    }
  }

  static String number(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  private List<String> rows() {
    return report.findings().stream()
        .map(
            finding ->
                "| %s | %s | %s %s | %s |\n"
                    .formatted(
                        finding.severity().word(),
                        where(finding.place()),
                        finding.rule().id(),
                        finding.rule().slug(),
                        MarkdownText.escaped(finding.message())))
        .toList();
  }

  private List<String> suppressed() {
    return report.suppressed().stream()
        .map(
            one ->
                "| %s | %s %s | %s | %s |\n"
                    .formatted(
                        where(one.finding().place()),
                        one.finding().rule().id(),
                        one.finding().rule().slug(),
                        MarkdownText.escaped(one.reason()),
                        one.until().map(Object::toString).orElse("")))
        .toList();
  }

  private static String where(Place place) {
    var path = MarkdownText.escaped(place.path());
    return place.range().length() == 0 ? path : path + ", line " + place.from().line();
  }

  private List<String> details() {
    return report.findings().stream().map(this::details).toList();
  }

  private String details(Finding finding) {
    var text = new StringBuilder();
    text.append(
        "\n#### %s %s: %s\n\n"
            .formatted(finding.severity().word(), finding.rule().id(), where(finding.place())));
    text.append(excerpt(finding.place()));
    text.append(MarkdownText.escaped(finding.message())).append("\n\n");
    text.append(MarkdownText.escaped(finding.rule().why())).append("\n\n");
    objects(finding.objects(), text);
    finding.effort().ifPresent(effort -> effort(effort, text));
    text.append("**What to do:** ").append(MarkdownText.escaped(finding.advice())).append("\n\n");
    if (finding.followUps().isEmpty()) {
      finding.rule().recipe().ifPresent(sql -> text.append(MarkdownText.block("sql", sql)));
    }
    finding.followUps().forEach(file -> followUp(file, text));
    return text.toString().stripTrailing() + "\n";
  }

  private String excerpt(Place place) {
    var script = scripts.get(place.path());
    if (script == null || place.range().length() == 0) {
      return "";
    }
    var sql = script.text(place.range());
    var end =
        sql.offsetByCodePoints(0, Math.min(LONGEST_EXCERPT, sql.codePointCount(0, sql.length())));
    var shown = end == sql.length() ? sql : sql.substring(0, end) + " …";
    return MarkdownText.block("sql", shown) + "\n";
  }

  private static void objects(List<Name> objects, StringBuilder text) {
    if (!objects.isEmpty()) {
      var names = objects.stream().map(Name::toString).collect(Collectors.joining(", "));
      text.append("Concerns: ").append(MarkdownText.escaped(names)).append("\n\n");
    }
  }

  private static void effort(Effort effort, StringBuilder text) {
    var facts = new ArrayList<String>();
    effort.lock().ifPresent(lock -> facts.add(lock.name().replace('_', ' ')));
    effort.relation().ifPresent(name -> facts.add("on " + name));
    effort.estimate().ifPresent(time -> facts.add("for about " + seconds(time)));
    if (!facts.isEmpty()) {
      text.append("Lock: ").append(MarkdownText.escaped(String.join(" ", facts))).append(". ");
    }
    effort.waits().ifPresent(waits -> text.append(MarkdownText.escaped(waits)));
    text.append("\n\n");
  }

  private static String seconds(Duration time) {
    return time.toSeconds() > 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
  }

  private static void followUp(FollowUp file, StringBuilder text) {
    text.append(MarkdownText.escaped(file.path())).append(":\n\n");
    text.append(MarkdownText.block("sql", file.text())).append('\n');
  }
}
