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
import io.slipway.engine.bundle.Migration;
import io.slipway.engine.lint.LintReport;
import io.slipway.engine.lint.LintedScript;
import io.slipway.engine.lint.SeverityPolicy;
import io.slipway.engine.lint.SuppressedFinding;
import io.slipway.engine.lint.analysis.LintPlan;
import io.slipway.engine.lint.analysis.LintPlan.Grouping;
import io.slipway.engine.lint.analysis.LintSettings;
import io.slipway.engine.lint.analysis.Linter;
import io.slipway.engine.lint.analysis.PlannedScript;
import io.slipway.engine.lint.analysis.PlannedScript.Standing;
import io.slipway.engine.lint.rule.Observed;
import io.slipway.engine.lint.rule.Runner;
import io.slipway.engine.lint.rule.Sending;
import io.slipway.engine.lint.schema.SchemaState;
import io.slipway.engine.peer.BundleLint;
import io.slipway.engine.peer.Peer;
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
import java.util.stream.Stream;
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
            Observed.NONE,
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

  private LintReport of(Bundle bundle, Project project, LintQuery query) {
    var from = From.of(query.from(), bundle);
    var grouping = query.from() == null ? Grouping.EACH_ALONE : Grouping.TOGETHER;
    var before = before(bundle, project, query);
    return BundleLint.of(
        peer(project),
        bundle,
        new BundleLint.Wish(
            migration -> Optional.of(from.standing(migration)),
            before,
            grouping,
            runner(query),
            Observed.NONE,
            project.names(),
            settings(query)));
  }

  // A bundle whose first migration uses what it does not make begins on a database that has
  // something in it.
  private SchemaState before(Bundle bundle, Project project, LintQuery query) {
    var version = new ServerVersion(query.serverVersion());
    var empty = SchemaState.empty(version);
    var first =
        BundleLint.of(
            peer(project),
            bundle,
            new BundleLint.Wish(
                migration -> standingOfFirst(migration, bundle),
                empty,
                Grouping.TOGETHER,
                runner(query),
                Observed.NONE,
                project.names(),
                new LintSettings(SeverityPolicy.CATALOGUE, today())));
    var findings =
        Stream.concat(
            first.findings().stream(), first.suppressed().stream().map(SuppressedFinding::finding));
    return findings.anyMatch(it -> it.rule().id().equals(MISSING))
        ? SchemaState.unknown(version)
        : empty;
  }

  private static Optional<Standing> standingOfFirst(Migration migration, Bundle bundle) {
    return migration.equals(bundle.migrations().getFirst())
        ? Optional.of(Standing.PENDING)
        : Optional.empty();
  }

  private Peer peer(Project project) {
    return Peers.of(project, new TargetFacts("public", "slipway", "slipway", clock.instant()));
  }

  private static Runner runner(LintQuery query) {
    return query.isRunBySlipway() ? Runner.SLIPWAY : Runner.OTHER;
  }

  private LintSettings settings(LintQuery query) {
    var policy =
        Optional.ofNullable(query.environment())
            .map(this::environment)
            .map(Environment::lint)
            .orElse(SeverityPolicy.CATALOGUE);
    return new LintSettings(policy, today());
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
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
