package io.slipway.control.lint;

import io.slipway.control.project.BundleProblems;
import io.slipway.control.project.DisplayName;
import io.slipway.control.project.Environment;
import io.slipway.control.project.EnvironmentId;
import io.slipway.control.project.Environments;
import io.slipway.control.project.Peers;
import io.slipway.control.project.Project;
import io.slipway.control.project.ProjectId;
import io.slipway.control.project.ProjectSettings;
import io.slipway.control.project.Projects;
import io.slipway.engine.bundle.Bundle;
import io.slipway.engine.bundle.BundleFiles;
import io.slipway.engine.bundle.BundleLimits;
import io.slipway.engine.bundle.BundleReader;
import io.slipway.engine.bundle.InvalidBundleException;
import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.LintReport;
import io.slipway.engine.lint.LintedScript;
import io.slipway.engine.lint.MigrationNames;
import io.slipway.engine.lint.SeverityPolicy;
import io.slipway.engine.lint.analysis.LintPlan;
import io.slipway.engine.lint.analysis.LintPlan.Grouping;
import io.slipway.engine.lint.analysis.LintSettings;
import io.slipway.engine.lint.analysis.Linter;
import io.slipway.engine.lint.analysis.PlannedScript;
import io.slipway.engine.lint.analysis.PlannedScript.Standing;
import io.slipway.engine.lint.rule.Runner;
import io.slipway.engine.lint.rule.Sending;
import io.slipway.engine.lint.schema.SchemaState;
import io.slipway.engine.peer.BundleLint;
import io.slipway.engine.peer.TargetFacts;
import io.slipway.engine.postgres.ServerVersion;
import io.slipway.engine.sql.Script;
import io.slipway.http.ProblemCode;
import io.slipway.http.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;

/// Looks at scripts that somebody sends, without any target.
@Service
class LintDesk {

  private static final String PRISMA_SCRIPT = "/migration.sql";
  private static final String SINGLE_FILE = "migration.sql";

  // The rule for what is used and not there.
  private static final String MISSING = "SW004";

  private final Projects projects;
  private final Environments environments;
  private final Clock clock;

  LintDesk(Projects projects, Environments environments, Clock clock) {
    this.projects = projects;
    this.environments = environments;
    this.clock = clock;
  }

  /// One script, of which nothing else is known.
  LintReport ofFile(byte[] utf8, LintQuery query) {
    var path = Objects.requireNonNullElse(query.file(), SINGLE_FILE);
    var script = new LintedScript(path, Script.of(utf8));
    var plan =
        new LintPlan(
            List.of(new PlannedScript(script, Sending.STATEMENT_BY_STATEMENT, Standing.PENDING)),
            SchemaState.unknown(new ServerVersion(query.serverVersion())),
            Grouping.TOGETHER,
            runner(query),
            io.slipway.engine.lint.rule.TargetFacts.NONE,
            List.of());
    return Linter.lint(plan, settings(query));
  }

  /// All migrations of an archive, from an empty database on.
  LintReport ofArchive(InputStream archive, LintQuery query) throws IOException {
    try {
      var files = BundleFiles.ofArchive(archive, BundleLimits.DEFAULT).unwrapped();
      var project = project(query, files);
      return of(BundleReader.read(files, project.settings().bundle()), project, query);
    } catch (InvalidBundleException e) {
      throw BundleProblems.refusal(e).asException();
    }
  }

  // A bundle that uses at once what it does not make begins on a database that has something in it.
  private LintReport of(Bundle bundle, Project project, LintQuery query) {
    var version = new ServerVersion(query.serverVersion());
    var report = of(bundle, project, query, SchemaState.empty(version));
    return isMissingSomething(report, bundle)
        ? of(bundle, project, query, SchemaState.unknown(version))
        : report;
  }

  private static boolean isMissingSomething(LintReport report, Bundle bundle) {
    return bundle.migrations().stream()
        .limit(1)
        .map(first -> first.script().path())
        .anyMatch(path -> report.findings().stream().anyMatch(it -> isMissing(it, path)));
  }

  private static boolean isMissing(Finding finding, String path) {
    return finding.rule().id().equals(MISSING) && finding.place().path().equals(path);
  }

  private LintReport of(Bundle bundle, Project project, LintQuery query, SchemaState before) {
    var facts = new TargetFacts("public", "slipway", "slipway", clock.instant());
    var from = From.of(query.from(), bundle);
    var wish =
        new BundleLint.Wish(
            migration -> Optional.of(from.standing(migration)),
            before,
            query.from() == null ? Grouping.EACH_ALONE : Grouping.TOGETHER,
            runner(query),
            io.slipway.engine.lint.rule.TargetFacts.NONE,
            names(project),
            settings(query));
    return BundleLint.of(Peers.of(project, facts), bundle, wish);
  }

  private static Runner runner(LintQuery query) {
    return query.isRunBySlipway() ? Runner.SLIPWAY : Runner.OTHER;
  }

  private static MigrationNames names(Project project) {
    return project.migrationNames().map(MigrationNames::of).orElseGet(MigrationNames::byDefault);
  }

  private LintSettings settings(LintQuery query) {
    var policy =
        Optional.ofNullable(query.environment())
            .map(this::environment)
            .map(Environment::lint)
            .orElse(SeverityPolicy.CATALOGUE);
    return new LintSettings(policy, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
  }

  private Environment environment(String id) {
    return EnvironmentId.read(id)
        .flatMap(environments::find)
        .orElseThrow(
            () -> new ProblemException(ProblemCode.NOT_FOUND, "There is no such environment."));
  }

  private Project project(LintQuery query, BundleFiles files) {
    return Optional.ofNullable(query.project()).map(this::project).orElseGet(() -> asIfOf(files));
  }

  private Project project(String id) {
    return ProjectId.read(id)
        .flatMap(projects::find)
        .orElseThrow(
            () -> new ProblemException(ProblemCode.NOT_FOUND, "There is no such project."));
  }

  private static Project asIfOf(BundleFiles files) {
    var isPrisma = files.files().stream().anyMatch(file -> file.path().endsWith(PRISMA_SCRIPT));
    return new Project(
        new ProjectId("lint"),
        new DisplayName("lint"),
        Optional.empty(),
        isPrisma ? ProjectSettings.Prisma.DEFAULT : ProjectSettings.Flyway.DEFAULT,
        Optional.empty(),
        List.of());
  }
}
