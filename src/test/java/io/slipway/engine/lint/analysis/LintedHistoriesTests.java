package io.slipway.engine.lint.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.lint.LintReport;
import io.slipway.engine.lint.LintedScript;
import io.slipway.engine.lint.SeverityPolicy;
import io.slipway.engine.lint.analysis.LintPlan.Grouping;
import io.slipway.engine.lint.analysis.PlannedScript.Standing;
import io.slipway.engine.lint.rule.Observed;
import io.slipway.engine.lint.rule.Runner;
import io.slipway.engine.lint.rule.Sending;
import io.slipway.engine.lint.schema.SchemaState;
import io.slipway.engine.sql.Script;
import io.slipway.testing.SharedMaterial;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Real histories, which ran many times: nothing in them fails.
class LintedHistoriesTests {

  @ParameterizedTest
  @MethodSource("io.slipway.testing.SharedMaterial#histories")
  void what_ran_has_all_that_it_needs(String history) throws IOException {
    var report = report(scripts(history));

    assertThat(
            report.findings().stream()
                .filter(finding -> finding.rule().id().equals("SW004"))
                .map(
                    finding ->
                        finding.place().path()
                            + " "
                            + finding.place().from()
                            + " "
                            + finding.message()))
        .isEmpty();
    assertThat(report.verdicts()).hasSizeGreaterThan(50);
  }

  @ParameterizedTest
  @MethodSource("io.slipway.testing.SharedMaterial#histories")
  void what_lacks_its_beginning_lacks_something(String history) throws IOException {
    var scripts = scripts(history);

    assertThat(report(scripts.subList(scripts.size() / 2, scripts.size())).findings())
        .anyMatch(finding -> finding.rule().id().equals("SW004"));
  }

  private static LintReport report(List<PlannedScript> scripts) {
    var plan =
        new LintPlan(
            scripts, SchemaState.empty(), Grouping.TOGETHER, Runner.SLIPWAY, Observed.NONE);
    return Linter.lint(
        plan, new LintSettings(SeverityPolicy.of(Map.of()), LocalDate.of(2026, 11, 1)));
  }

  private static List<PlannedScript> scripts(String history) throws IOException {
    return SharedMaterial.scripts(history).stream().map(LintedHistoriesTests::planned).toList();
  }

  private static PlannedScript planned(Path file) {
    try {
      var script = new LintedScript(file.toString(), Script.of(Files.readString(file)));
      return new PlannedScript(script, Sending.STATEMENT_BY_STATEMENT, Standing.PENDING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
