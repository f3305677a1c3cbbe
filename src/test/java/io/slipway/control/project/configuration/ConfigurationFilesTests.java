package io.slipway.control.project.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.control.project.EnvironmentId;
import io.slipway.control.project.InvalidConfigurationException;
import io.slipway.control.project.Labels;
import io.slipway.control.project.PrismaExecution;
import io.slipway.control.project.ProjectSettings;
import io.slipway.control.project.TargetConnection;
import io.slipway.control.project.TargetId;
import io.slipway.control.secret.SecretReference;
import io.slipway.engine.bundle.BundleSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationFilesTests {

  private static final String EVERY_OPTION =
      """
        projects:
          one:
            name: One
            layout: flyway
            flyway:
              locations: [., sub/dir]
              default-schema: app
              table: history
              installed-by: ci
              out-of-order: true
              mixed: true
              group: true
              baseline-on-migrate: true
              baseline-version: 1.10
              baseline-description: Before
              ignore-migration-patterns: ["*:missing"]
              encoding: ISO-8859-1
              sql-migration-prefix: ""
              repeatable-sql-migration-prefix: REP
              baseline-migration-prefix: BASE
              undo-sql-migration-prefix: DOWN
              sql-migration-separator: "-"
              sql-migration-suffixes: [.pgsql]
              validate-migration-naming: true
              placeholder-replacement: false
              placeholder-prefix: "<"
              placeholder-suffix: ">"
              placeholders: {default_warehouse: HAM1, limit: 010}
        """;

  private static final String TWO_TARGETS =
      """
        projects:
          crm: {name: CRM, layout: prisma, migrations: sql}
        environments:
          dev: {name: Development, order: 1}
        targets:
          own:
            project: crm
            environment: dev
            database: crm_dev
            labels: {region: eu}
            demo: {applied-through: "20260101000000_x"}
          far:
            project: crm
            environment: dev
            url: jdbc:postgresql://db.example.com/crm?sslmode=verify-full
            username: slipway
            password: env:CRM_PASSWORD
        """;

  @TempDir Path folder;

  @Test
  void filesOfBothEndingsBecomeOneConfiguration() throws IOException {
    write("a.yml", "environments:\n  late: {name: Late, order: 2}\n");
    write("b.yaml", "\uFEFFenvironments:\n  early: {name: Early, order: 1}\n");
    write("c.yml", "# nothing yet\n");

    assertThat(read().environments())
        .extracting(environment -> environment.id().value())
        .containsExactly("early", "late");
  }

  @Test
  void springsOwnSettingsAndOtherFilesAreNotRead() throws IOException {
    write("application.yml", "server: {port: 1}\n");
    write("application-dev.yaml", "server: {port: 1}\n");
    write(".hidden.yml", "nonsense");
    write("README.md", "nonsense");
    Files.createDirectory(folder.resolve("folder.yml"));

    assertThat(read()).isEqualTo(Configuration.EMPTY);
  }

  @Test
  void aPrismaProjectIsTransactionalUnlessItSaysOtherwise() throws IOException {
    write(
        "a.yml",
        """
        projects:
          one: {name: One, layout: prisma}
          two: {name: Two, layout: prisma, prisma: {execution: batch}}
        """);

    assertThat(read().projects())
        .extracting(project -> (Object) project.settings())
        .containsExactly(
            new ProjectSettings.Prisma(PrismaExecution.TRANSACTIONAL),
            new ProjectSettings.Prisma(PrismaExecution.BATCH));
  }

  @Test
  void aFlywayProjectWithoutOptionsHasFlywaysDefaults() throws IOException {
    write("a.yml", "projects:\n  one: {name: One, layout: flyway}\n");

    var settings = flyway();
    assertThat(settings.bundle()).isEqualTo(BundleSettings.Flyway.DEFAULT);
    assertThat(settings.table()).isEqualTo("flyway_schema_history");
    assertThat(settings.baselineVersion()).isEqualTo("1");
    assertThat(settings.ignoreMigrationPatterns()).containsExactly("*:future");
  }

  @Test
  void everyFlywayOptionReachesItsSetting() throws IOException {
    write("a.yml", EVERY_OPTION);

    var settings = flyway();
    var bundle = settings.bundle();
    assertThat(bundle.locations()).containsExactly("", "sub/dir");
    assertThat(bundle.encoding()).isEqualTo(StandardCharsets.ISO_8859_1);
    assertThat(bundle.naming())
        .hasToString(
            "FlywayNaming[versioned=, repeatable=REP, baseline=BASE, undo=DOWN, separator=-,"
                + " suffixes=[.pgsql], strict=true]");
    assertThat(bundle.placeholders().values())
        .isEqualTo(Map.of("default_warehouse", "HAM1", "limit", "010"));
    assertThat(bundle.placeholders())
        .extracting("enabled", "prefix", "suffix")
        .containsExactly(false, "<", ">");
    assertThat(settings.defaultSchema()).contains("app");
    assertThat(settings.table()).isEqualTo("history");
    assertThat(settings.installedBy()).contains("ci");
    assertThat(
            List.of(
                settings.outOfOrder(),
                settings.mixed(),
                settings.group(),
                settings.baselineOnMigrate()))
        .containsOnly(true);
    assertThat(settings.baselineVersion()).isEqualTo("1.10");
    assertThat(settings.baselineDescription()).isEqualTo("Before");
    assertThat(settings.ignoreMigrationPatterns()).containsExactly("*:missing");
  }

  @Test
  void aTargetIsOnTheControlServerOrWhereItsUrlSays() throws IOException {
    Files.createDirectory(folder.resolve("sql"));
    write("a.yml", TWO_TARGETS);

    var configuration = read();
    var own = configuration.targets().getFirst();
    var far = configuration.targets().getLast();
    assertThat(configuration.projects().getFirst().migrations())
        .contains(folder.resolve("sql").toAbsolutePath());
    assertThat(own.environment()).isEqualTo(new EnvironmentId("dev"));
    assertThat(own.connection()).hasToString("OnControlServer[database=crm_dev]");
    assertThat(own.labels()).isEqualTo(new Labels(Map.of("region", "eu")));
    assertThat(configuration.demos())
        .isEqualTo(Map.of(new TargetId("own"), new Configuration.Demo("20260101000000_x")));
    assertThat(far.connection())
        .isInstanceOfSatisfying(
            TargetConnection.ByUrl.class,
            url -> {
              assertThat(url.url().servers()).isEqualTo("db.example.com:5432");
              assertThat(url.password())
                  .contains(new SecretReference.EnvironmentVariable("CRM_PASSWORD"));
            });
  }

  @Test
  void aMissingFolderIsAMistake() {
    folder = folder.resolve("absent");

    refused("absent: the configuration's folder is missing or unreadable");
  }

  @Test
  void aHugeFileIsRefusedUnread() throws IOException {
    write("a.yml", "#".repeat(1024 * 1024 + 1));

    refused("a.yml: larger than 1048576 bytes");
  }

  @Test
  void otherEncodingsThanUtf8AreRefused() throws IOException {
    Files.write(folder.resolve("a.yml"), new byte[] {'#', (byte) 0xE4});

    refused("a.yml: is not UTF-8 text");
  }

  @Test
  void theFailureAnalysisIsTheListAlone() throws IOException {
    write("a.yml", "projekts: {}\ntargets: []\n");

    var analysis = new InvalidConfigurationFailureAnalyzer().analyze(refusal());
    assertThat(analysis)
        .extracting(found -> found.getDescription().replace(folder + "/", ""))
        .isEqualTo(
            """
            The configuration has 2 mistake(s):

            a.yml:1: projekts: unknown key; did you mean 'projects'?
            a.yml:2: targets: expected a mapping, not a list""");
  }

  private InvalidConfigurationException refusal() {
    try {
      read();
    } catch (InvalidConfigurationException e) {
      return e;
    }
    throw new AssertionError("was not refused");
  }

  private void refused(String end) {
    assertThatThrownBy(this::read)
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageEndingWith(end);
  }

  private ProjectSettings.Flyway flyway() {
    return (ProjectSettings.Flyway) read().projects().getFirst().settings();
  }

  private Configuration read() {
    return new ConfigurationFiles(folder).read();
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }
}
