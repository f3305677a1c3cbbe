package io.slipway.engine.bundle;

import java.util.List;

/// How Flyway file names are made up.
///
/// @param versioned prefix of versioned scripts; may be empty, as some histories have it
/// @param repeatable prefix of repeatable scripts
/// @param baseline prefix of baseline scripts
/// @param undo prefix of down scripts
/// @param separator between the version and the description
/// @param suffixes compared without regard to case
/// @param strict whether a `.sql` file with a name that is none of these is an error rather than
///     a finding
public record FlywayNaming(
    String versioned,
    String repeatable,
    String baseline,
    String undo,
    String separator,
    List<String> suffixes,
    boolean strict) {

  /// Flyway's own defaults.
  public static final FlywayNaming DEFAULT =
      new FlywayNaming("V", "R", "B", "U", "__", List.of(".sql"), false);

  public FlywayNaming {
    suffixes = List.copyOf(suffixes);
  }
}
