package io.slipway.engine.lint;

import io.slipway.engine.bundle.FlywayMigration;
import io.slipway.engine.bundle.Migration;
import io.slipway.engine.bundle.PrismaMigration;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Whether migrations are called as a project wants them to be called.
///
/// What is looked at is the part that people choose: of `V7__add_orders.sql` and of
/// `20270101120000_add_orders` it is `add_orders`.
public final class MigrationNames {

  /// Words in snake_case, the first of which says what is done.
  public static final String DEFAULT_PATTERN =
      "(?:add|adjust|allow|alter|amend|analyze|archive|backfill|baseline|change|clean|cleanup|clear|convert"
          + "|copy|correct|create|deduplicate|delete|deprecate|detach|disable|drop|enable|enforce"
          + "|expand|extend|extract|fill|fix|grant|import|increase|index|init|initial|initialize|insert|install"
          + "|introduce|load|make|mark|merge|migrate|modify|move|normalize|optimize|populate|prepare"
          + "|recreate|refactor|refresh|reindex|remove|rename|reorder|replace|reset|resize|restore|restructure|revert"
          + "|revoke|seed|set|setup|split|store|switch|sync|truncate|tune|unify|update|upgrade"
          + "|validate)(?:_[a-z0-9]+)*";

  /// A pattern is a line of configuration.
  private static final int LONGEST_PATTERN = 2_000;

  private static final RuleEntry NAMING = RuleCatalogue.require("SW912");

  private final Pattern pattern;

  private MigrationNames(Pattern pattern) {
    this.pattern = pattern;
  }

  /// By [#DEFAULT_PATTERN].
  public static MigrationNames byDefault() {
    return of(DEFAULT_PATTERN);
  }

  /// @param pattern a regular expression of the JDK's kind that the whole name must match
  /// @throws IllegalArgumentException when it is none, or a very long one
  public static MigrationNames of(String pattern) {
    if (pattern.length() > LONGEST_PATTERN) {
      throw new IllegalArgumentException(
          "the pattern for names of migrations is longer than %d characters"
              .formatted(LONGEST_PATTERN));
    }
    try {
      return new MigrationNames(Pattern.compile(pattern));
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "the pattern for names of migrations is no regular expression: " + e.getDescription(), e);
    }
  }

  /// What a migration is called, apart from version, prefix and suffix.
  public static String name(Migration migration) {
    return switch (migration) {
      case FlywayMigration flyway -> name(flyway);
      case PrismaMigration prisma -> prisma.name().replaceFirst("^\\d+_", "");
    };
  }

  // A description has blanks for underscores, and also for the blanks of a file's name.
  private static String name(FlywayMigration migration) {
    var underscored = migration.description().replace(' ', '_');
    return migration.script().fileName().contains(underscored)
        ? underscored
        : migration.description();
  }

  public boolean accepts(String name) {
    return pattern.matcher(new BoundedText(name)).matches();
  }

  /// What is to be said of a migration's name; nothing when it is as it should be.
  public Optional<Finding> check(Migration migration) {
    var name = name(migration);
    try {
      return accepts(name) ? Optional.empty() : Optional.of(finding(migration, unlike(name)));
    } catch (BoundedText.Exhausted e) {
      return Optional.of(finding(migration, tooLong(name)));
    }
  }

  private static Finding finding(Migration migration, String message) {
    return Finding.of(NAMING, Place.of(migration.script().path()), message);
  }

  private String unlike(String name) {
    if (pattern.pattern().equals(DEFAULT_PATTERN)) {
      return "The name %s is not made of lower-case words joined by underscores, the first of which"
              .formatted(shown(name))
          + " says what is done, such as add, create or drop.";
    }
    return "The name %s does not match the pattern %s."
        .formatted(shown(name), SuppressionText.excerpt(pattern.pattern()));
  }

  private String tooLong(String name) {
    return "Whether the name %s matches the pattern %s takes too long to say; write it without nested repetitions."
        .formatted(shown(name), SuppressionText.excerpt(pattern.pattern()));
  }

  private static String shown(String name) {
    return name.isEmpty() ? "(empty)" : name;
  }
}
