package io.slipway.control.project;

import io.slipway.control.project.yaml.Section;
import io.slipway.engine.lint.MigrationNames;
import io.slipway.engine.lint.SeverityPolicy;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Reads what environments and projects say about lint, under the key `lint` of either, and writes
/// it as it is read.
public final class LintReader {

  static final String LINT = "lint";

  private static final String NAMES = "names";

  /// The keys of a project's section; those of an environment's are rules and classes of rules.
  public static final Set<String> PROJECT_KEYS = Set.of(NAMES);

  private static final int MOST = 500;

  private LintReader() {}

  /// How grave an environment takes what rules find.
  static SeverityPolicy policy(Section environment) {
    var settings = environment.texts(LINT, UnaryOperator.identity());
    try {
      if (settings.size() > MOST) {
        throw new IllegalArgumentException("has more than %d entries".formatted(MOST));
      }
      return SeverityPolicy.of(settings);
    } catch (IllegalArgumentException e) {
      environment.problem(LINT, String.valueOf(e.getMessage()));
      return SeverityPolicy.CATALOGUE;
    }
  }

  /// The pattern for names of a project's migrations.
  static Optional<String> names(Section section) {
    return section.optional(NAMES, LintReader::pattern);
  }

  private static String pattern(String text) {
    MigrationNames.of(text);
    return text;
  }

  /// A project's section under its keys.
  static Map<String, Object> write(Optional<String> names) {
    return names.<Map<String, Object>>map(pattern -> Map.of(NAMES, pattern)).orElse(Map.of());
  }
}
