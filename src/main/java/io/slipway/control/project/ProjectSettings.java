package io.slipway.control.project;

import io.slipway.engine.bundle.BundleSettings;
import io.slipway.engine.bundle.FlywayNaming;
import io.slipway.engine.bundle.PlaceholderSettings;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;

/// How a project's files are read, where its ledger is, and how its scripts run.
public sealed interface ProjectSettings {

  BundleSettings bundle();

  /// A project in Flyway layout.
  record Flyway(FlywayOptions options) implements ProjectSettings {

    /// Every option at Flyway's default.
    public static final Flyway DEFAULT = new Flyway(FlywayOptions.NONE);

    @Override
    public BundleSettings.Flyway bundle() {
      return new BundleSettings.Flyway(
          options.list(FlywayOption.LOCATIONS, List.of(".")).stream()
              .map(location -> location.equals(".") ? "" : location)
              .toList(),
          naming(),
          Charset.forName(options.text(FlywayOption.ENCODING, "UTF-8")),
          placeholders());
    }

    private FlywayNaming naming() {
      var standard = FlywayNaming.DEFAULT;
      return new FlywayNaming(
          options.text(FlywayOption.SQL_MIGRATION_PREFIX, standard.versioned()),
          options.text(FlywayOption.REPEATABLE_SQL_MIGRATION_PREFIX, standard.repeatable()),
          options.text(FlywayOption.BASELINE_MIGRATION_PREFIX, standard.baseline()),
          options.text(FlywayOption.UNDO_SQL_MIGRATION_PREFIX, standard.undo()),
          options.text(FlywayOption.SQL_MIGRATION_SEPARATOR, standard.separator()),
          options.list(FlywayOption.SQL_MIGRATION_SUFFIXES, standard.suffixes()),
          options.flag(FlywayOption.VALIDATE_MIGRATION_NAMING, standard.strict()));
    }

    private PlaceholderSettings placeholders() {
      var standard = PlaceholderSettings.DEFAULT;
      return new PlaceholderSettings(
          options.flag(FlywayOption.PLACEHOLDER_REPLACEMENT, standard.enabled()),
          options.text(FlywayOption.PLACEHOLDER_PREFIX, standard.prefix()),
          options.text(FlywayOption.PLACEHOLDER_SUFFIX, standard.suffix()),
          options.map(FlywayOption.PLACEHOLDERS));
    }

    /// The schema that holds the history table; empty for the connection's own first one.
    public Optional<String> defaultSchema() {
      return options.optionalText(FlywayOption.DEFAULT_SCHEMA);
    }

    public String table() {
      return options.text(FlywayOption.TABLE, "flyway_schema_history");
    }

    /// What `installed_by` gets; empty for the connection's user.
    public Optional<String> installedBy() {
      return options.optionalText(FlywayOption.INSTALLED_BY);
    }

    public boolean outOfOrder() {
      return options.flag(FlywayOption.OUT_OF_ORDER, false);
    }

    public boolean mixed() {
      return options.flag(FlywayOption.MIXED, false);
    }

    public boolean group() {
      return options.flag(FlywayOption.GROUP, false);
    }

    public boolean baselineOnMigrate() {
      return options.flag(FlywayOption.BASELINE_ON_MIGRATE, false);
    }

    public String baselineVersion() {
      return options.text(FlywayOption.BASELINE_VERSION, "1");
    }

    public String baselineDescription() {
      return options.text(FlywayOption.BASELINE_DESCRIPTION, "<< Flyway Baseline >>");
    }

    public List<String> ignoreMigrationPatterns() {
      return options.list(FlywayOption.IGNORE_MIGRATION_PATTERNS, List.of("*:future"));
    }
  }

  /// A project in Prisma layout.
  record Prisma(PrismaExecution execution) implements ProjectSettings {

    /// Transactional where every statement allows it.
    public static final Prisma DEFAULT = new Prisma(PrismaExecution.TRANSACTIONAL);

    @Override
    public BundleSettings.Prisma bundle() {
      return new BundleSettings.Prisma();
    }
  }
}
