package io.slipway.control.project;

import static io.slipway.control.project.FlywayOption.Kind.FLAG;
import static io.slipway.control.project.FlywayOption.Kind.LIST;
import static io.slipway.control.project.FlywayOption.Kind.MAP;
import static io.slipway.control.project.FlywayOption.Kind.TEXT;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Flyway's options that Slipway understands, under Flyway's own names.
///
/// What configuration, API and control database accept, and what they say about it, comes from
/// here.
public enum FlywayOption {
  LOCATIONS(LIST, FlywayRules::location, "folders below the bundle's root that are searched"),
  DEFAULT_SCHEMA(TEXT, FlywayRules::identifier, "schema of the history table"),
  TABLE(TEXT, FlywayRules::identifier, "name of the history table"),
  INSTALLED_BY(TEXT, FlywayRules.atMost(100), "what the history table names as the installer"),
  OUT_OF_ORDER(FLAG, FlywayRules::any, "whether versions below the newest applied one may run"),
  MIXED(FLAG, FlywayRules::any, "whether a script may mix (non-)transactional statements"),
  GROUP(FLAG, FlywayRules::any, "whether all pending migrations share one transaction"),
  BASELINE_ON_MIGRATE(FLAG, FlywayRules::any, "whether a non-empty database is baselined first"),
  BASELINE_VERSION(TEXT, FlywayRules::version, "version of that baseline"),
  BASELINE_DESCRIPTION(TEXT, FlywayRules.atMost(200), "description of that baseline"),
  IGNORE_MIGRATION_PATTERNS(LIST, FlywayRules::ignorePattern, "states that validation lets pass"),
  ENCODING(TEXT, FlywayRules::charset, "character set of the scripts"),
  SQL_MIGRATION_PREFIX(TEXT, FlywayRules.atMost(50), "prefix of versioned scripts"),
  REPEATABLE_SQL_MIGRATION_PREFIX(TEXT, FlywayRules.filled(50), "prefix of repeatable scripts"),
  BASELINE_MIGRATION_PREFIX(TEXT, FlywayRules.filled(50), "prefix of baseline scripts"),
  UNDO_SQL_MIGRATION_PREFIX(TEXT, FlywayRules.filled(50), "prefix of down scripts"),
  SQL_MIGRATION_SEPARATOR(TEXT, FlywayRules.filled(50), "what divides version and description"),
  SQL_MIGRATION_SUFFIXES(LIST, FlywayRules.filled(50), "endings of scripts' file names"),
  VALIDATE_MIGRATION_NAMING(FLAG, FlywayRules::any, "whether an unreadable name is an error"),
  PLACEHOLDERS(MAP, FlywayRules.atMost(10_000), "values of placeholders by name"),
  PLACEHOLDER_REPLACEMENT(FLAG, FlywayRules::any, "whether placeholders are replaced"),
  PLACEHOLDER_PREFIX(TEXT, FlywayRules.filled(50), "what opens a placeholder"),
  PLACEHOLDER_SUFFIX(TEXT, FlywayRules.filled(50), "what closes a placeholder");

  /// What an option's value is made of.
  public enum Kind {
    TEXT,
    FLAG,
    LIST,
    MAP
  }

  /// All options' keys.
  public static final Set<String> KEYS =
      Arrays.stream(values()).map(FlywayOption::key).collect(Collectors.toUnmodifiableSet());

  private final Kind kind;
  private final Consumer<String> rule;
  private final String summary;

  FlywayOption(Kind kind, Consumer<String> rule, String summary) {
    this.kind = kind;
    this.rule = rule;
    this.summary = summary;
  }

  /// Its name in kebab-case, such as `out-of-order`.
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public Kind kind() {
    return kind;
  }

  /// What it decides, in a few words.
  public String summary() {
    return summary;
  }

  /// Returns a text, an item of a list or a value of a map if it is allowed.
  ///
  /// @throws IllegalArgumentException when it is not
  String checked(String value) {
    rule.accept(value);
    return value;
  }
}
