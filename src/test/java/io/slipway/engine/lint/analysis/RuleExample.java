package io.slipway.engine.lint.analysis;

import io.slipway.engine.lint.LintReport;
import io.slipway.engine.lint.LintedScript;
import io.slipway.engine.lint.RuleCatalogue;
import io.slipway.engine.lint.RuleEntry;
import io.slipway.engine.lint.SeverityPolicy;
import io.slipway.engine.lint.analysis.LintPlan.Grouping;
import io.slipway.engine.lint.analysis.PlannedScript.Standing;
import io.slipway.engine.lint.rule.Observed;
import io.slipway.engine.lint.rule.Observed.Backup;
import io.slipway.engine.lint.rule.Runner;
import io.slipway.engine.lint.rule.Sending;
import io.slipway.engine.lint.schema.SchemaState;
import io.slipway.engine.lint.schema.model.Storage.Size;
import io.slipway.engine.postgres.ServerVersion;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.Script;
import io.slipway.engine.sql.grammar.Forms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A rule's example: `before.sql` (what is in the database, if the rule must know) and one of
/// `bad.sql` and `good.sql`.
///
/// Comments in front of an example's statements say where it is run, each on a line of its own:
///
/// - `-- postgres: 14.2`, else 17
/// - `-- runner: other`, else Slipway
/// - `-- sending: one_transaction` or `one_message`, else statement by statement
/// - `-- size: app.orders 12000000 rows 4100000000 bytes`
/// - `-- free: 1000000000` bytes, `-- oldest transaction: 300` seconds
/// - `-- measured: 1 wal 5000000000` or `-- measured: 1 error division by zero`, of a statement of
///   the first file
/// - `-- backup: taken` or `missing`
/// - `-- file: V2__name.sql`, or `-- file: V2__name.sql out of order`: what follows is another file
final class RuleExample {

  static final LocalDate TODAY = LocalDate.of(2026, 11, 1);

  private static final String FIRST_FILE = "V7__example.sql";
  private static final String FILE = "-- file: ";

  private final RuleEntry rule;
  private final List<String> lines;
  private final Optional<String> before;

  private RuleExample(RuleEntry rule, String text, Optional<String> before) {
    this.rule = rule;
    this.lines = text.lines().toList();
    this.before = before;
  }

  /// @param which `bad` or `good`
  static Optional<RuleExample> of(RuleEntry rule, String which) {
    return read(rule, which).map(text -> new RuleExample(rule, text, read(rule, "before")));
  }

  private static Optional<String> read(RuleEntry rule, String which) {
    var name = "/io/slipway/engine/lint/rules/%s/%s.sql".formatted(rule.id(), which);
    try (var stream = RuleExample.class.getResourceAsStream(name)) {
      return stream == null
          ? Optional.empty()
          : Optional.of(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What is in the database.
  Optional<String> before() {
    return before;
  }

  LintReport report() {
    return report(scripts());
  }

  /// What is found in other scripts in its place.
  LintReport report(List<PlannedScript> scripts) {
    var plan = new LintPlan(scripts, schema(), Grouping.TOGETHER, runner(), facts(), List.of());
    return Linter.lint(plan, new LintSettings(all(), TODAY));
  }

  /// The files that its findings recommend instead.
  List<List<PlannedScript>> recommended() {
    return report().findings().stream()
        .filter(finding -> finding.rule().equals(rule))
        .map(
            finding ->
                finding.followUps().stream()
                    .filter(file -> file.path().endsWith(".sql"))
                    .map(
                        file ->
                            script(
                                file.path(),
                                file.text(),
                                sendingOf(
                                    file.path(),
                                    finding.followUps().stream().map(f -> f.path()).toList()),
                                Standing.PENDING))
                    .toList())
        .filter(files -> !files.isEmpty())
        .toList();
  }

  // What is to be run alone has a .conf file beside it.
  private static Sending sendingOf(String path, List<String> paths) {
    return paths.contains(path + ".conf")
        ? Sending.STATEMENT_BY_STATEMENT
        : Sending.ONE_TRANSACTION;
  }

  private static SeverityPolicy all() {
    return SeverityPolicy.of(
        RuleCatalogue.entries().stream()
            .filter(entry -> !entry.onByDefault())
            .collect(Collectors.toMap(RuleEntry::id, entry -> entry.severity().word())));
  }

  private List<PlannedScript> scripts() {
    var scripts = new ArrayList<PlannedScript>();
    var path = FIRST_FILE;
    var standing = Standing.PENDING;
    var text = new StringBuilder();
    for (var line : lines) {
      if (line.startsWith(FILE)) {
        add(scripts, path, text, standing);
        standing = line.endsWith("out of order") ? Standing.OUT_OF_ORDER : Standing.PENDING;
        path = line.substring(FILE.length()).split(" ")[0];
        text.setLength(0);
      } else {
        text.append(line).append('\n');
      }
    }
    add(scripts, path, text, standing);
    return scripts;
  }

  private void add(
      List<PlannedScript> scripts, String path, StringBuilder text, Standing standing) {
    if (!text.toString().isBlank()) {
      var sending = setting("sending").map(it -> Sending.valueOf(it.toUpperCase(Locale.ROOT)));
      scripts.add(
          script(path, text.toString(), sending.orElse(Sending.STATEMENT_BY_STATEMENT), standing));
    }
  }

  private static PlannedScript script(
      String path, String text, Sending sending, Standing standing) {
    return new PlannedScript(new LintedScript(path, Script.of(text)), sending, standing);
  }

  private Runner runner() {
    return setting("runner").equals(Optional.of("other")) ? Runner.OTHER : Runner.SLIPWAY;
  }

  private SchemaState schema() {
    var version = version(setting("postgres").orElse("17.0"));
    var state = before.isPresent() ? SchemaState.empty(version) : SchemaState.unknown(version);
    before.ifPresent(text -> apply(state, text));
    settings("size").forEach(size -> resize(state, size.split(" ")));
    return state;
  }

  private static ServerVersion version(String text) {
    var parts = text.split("\\.");
    return new ServerVersion(Integer.parseInt(parts[0]) * 10_000 + Integer.parseInt(parts[1]));
  }

  private static void apply(SchemaState state, String text) {
    var script = Script.of(text);
    script.statements().forEach(statement -> state.apply(Forms.of(script.text(statement))));
  }

  private static void resize(SchemaState state, String[] words) {
    var name = words[0].split("\\.");
    var relation = name.length == 1 ? new Name("public", name[0]) : new Name(name[0], name[1]);
    state.resize(
        relation,
        new Size(
            OptionalLong.of(Long.parseLong(words[1])), OptionalLong.of(Long.parseLong(words[3]))));
  }

  private Observed facts() {
    return known()
        .with(Backup.valueOf(setting("backup").orElse("unknown").toUpperCase(Locale.ROOT)));
  }

  private Observed known() {
    return new Observed(
        setting("oldest transaction").map(Long::valueOf).map(Duration::ofSeconds),
        setting("free").map(Long::parseLong).map(OptionalLong::of).orElse(OptionalLong.empty()),
        settings("measured").map(RuleExample::measured).toList());
  }

  private static Observed.Measured measured(String text) {
    var words = text.split(" ", 3);
    var isError = words[1].equals("error");
    return new Observed.Measured(
        FIRST_FILE,
        Integer.parseInt(words[0]),
        isError ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(words[2])),
        isError ? Optional.of(words[2]) : Optional.empty());
  }

  private Optional<String> setting(String key) {
    return settings(key).findFirst();
  }

  private Stream<String> settings(String key) {
    var beginning = "-- " + key + ": ";
    return lines.stream()
        .filter(line -> line.startsWith(beginning))
        .map(line -> line.substring(beginning.length()).strip());
  }
}
