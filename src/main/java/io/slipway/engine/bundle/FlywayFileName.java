package io.slipway.engine.bundle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a file's name says by Flyway's grammar (`ResourceNameParser` of flyway-core 13).
sealed interface FlywayFileName {

  /// A script with a version: a migration, a baseline or a down script.
  record Versioned(Kind kind, FlywayVersion version, String description)
      implements FlywayFileName {}

  /// A script that runs again whenever it changes.
  record Repeatable(String description) implements FlywayFileName {}

  /// A script that belongs to an event.
  record OfEvent(String event, String description) implements FlywayFileName {}

  /// Not a script that Flyway would take.
  record Unrecognised(String why) implements FlywayFileName {}

  /// A script that Flyway would take by accident, with a version that nobody means.
  record Accidental(String why) implements FlywayFileName {}

  /// What a prefix stands for.
  enum Kind {
    VERSIONED,
    REPEATABLE,
    BASELINE,
    UNDO,
    EVENT;

    boolean hasVersion() {
      return this == VERSIONED || this == BASELINE || this == UNDO;
    }
  }

  /// Reads names by one project's prefixes.
  final class Parser {

    /// Flyway splits at each dot before a digit from 0 to 9 and takes for a part what `BigInteger`
    /// takes: a sign at first, and digits of any script.
    private static final Pattern TAKEN_BY_FLYWAY =
        Pattern.compile("[+-]?\\p{Nd}+(\\.[0-9]\\p{Nd}*)*");

    private static final List<String> MAGIC =
        List.of("current", "latest", "next", "9223372036854775807");

    private final FlywayNaming naming;
    private final List<Prefix> prefixes;

    Parser(FlywayNaming naming) {
      this.naming = naming;
      this.prefixes = prefixes(naming);
    }

    /// Whether the name has one of the suffixes, in whatever case, and something before it.
    boolean isCandidate(String fileName) {
      return isLongerThan(fileName, "");
    }

    FlywayFileName parse(String fileName) {
      var suffix = suffix(fileName);
      var stem = fileName.substring(0, fileName.length() - suffix.length());
      var prefix = prefixes.stream().filter(p -> stem.startsWith(p.text())).findFirst();
      if (prefix.isEmpty()) {
        return new Unrecognised("Unrecognised migration name format: " + fileName);
      }
      return parse(new Parts(fileName, stem, suffix, prefix.get(), naming.separator()));
    }

    private FlywayFileName parse(Parts parts) {
      var kind = parts.prefix().kind();
      if (kind.hasVersion()) {
        return parts.version().isEmpty()
            ? new Unrecognised(parts.complaint("It must contain a version", "1.2"))
            : versioned(kind, parts);
      }
      if (!parts.version().isEmpty()) {
        return new Unrecognised(parts.complaint("It cannot contain a version", ""));
      }
      if (kind == Kind.EVENT) {
        return new OfEvent(parts.prefix().text(), parts.description());
      }
      // Flyway's scanner wants a name longer than prefix and suffix: it never sees R.sql.
      return isLongerThan(parts.fileName(), parts.prefix().text())
          ? new Repeatable(parts.description())
          : new Unrecognised("A repeatable migration needs a description: " + parts.fileName());
    }

    private static FlywayFileName versioned(Kind kind, Parts parts) {
      var text = parts.version();
      if (MAGIC.contains(text.toLowerCase(Locale.ROOT))) {
        return new Accidental("Flyway takes " + text + " for a magic version: " + parts.fileName());
      }
      try {
        return new Versioned(kind, FlywayVersion.parse(text), parts.description());
      } catch (IllegalArgumentException e) {
        return TAKEN_BY_FLYWAY.matcher(text.replace('_', '.')).matches()
            ? new Accidental(
                "A version is made of the digits 0 to 9 without a sign: " + parts.fileName())
            : new Unrecognised(
                "Invalid versioned migration name format: %s (could not recognise version number %s)"
                    .formatted(parts.fileName(), text));
      }
    }

    private String suffix(String fileName) {
      return naming.suffixes().stream()
          .filter(suffix -> endsWith(fileName, suffix))
          .findFirst()
          .map(suffix -> fileName.substring(fileName.length() - suffix.length()))
          .orElse("");
    }

    private boolean isLongerThan(String fileName, String prefix) {
      return naming.suffixes().stream()
          .anyMatch(
              suffix ->
                  endsWith(fileName, suffix)
                      && fileName.length() > prefix.length() + suffix.length());
    }

    private static boolean endsWith(String fileName, String suffix) {
      return fileName.length() >= suffix.length()
          && fileName.toUpperCase(Locale.ROOT).endsWith(suffix.toUpperCase(Locale.ROOT));
    }

    private static List<Prefix> prefixes(FlywayNaming naming) {
      var prefixes = new ArrayList<Prefix>();
      prefixes.add(new Prefix(naming.versioned(), Kind.VERSIONED));
      prefixes.add(new Prefix(naming.repeatable(), Kind.REPEATABLE));
      FlywayEvents.IDS.forEach(id -> prefixes.add(new Prefix(id, Kind.EVENT)));
      prefixes.add(new Prefix(naming.baseline(), Kind.BASELINE));
      prefixes.add(new Prefix(naming.undo(), Kind.UNDO));
      prefixes.sort(Comparator.comparingInt((Prefix p) -> p.text().length()).reversed());
      return List.copyOf(prefixes);
    }

    private record Prefix(String text, Kind kind) {}

    /// A name taken apart: prefix, version, description, suffix.
    private record Parts(
        String fileName, String stem, String suffix, Prefix prefix, String separator) {

      private String rest() {
        return stem.substring(prefix.text().length());
      }

      private Optional<Integer> split() {
        return Optional.of(rest().indexOf(separator)).filter(at -> at >= 0);
      }

      String version() {
        return split().map(at -> rest().substring(0, at)).orElse(rest());
      }

      private String rawDescription() {
        return split().map(at -> rest().substring(at + separator.length())).orElse("");
      }

      String description() {
        return rawDescription().replace('_', ' ');
      }

      String complaint(String what, String version) {
        var kind =
            prefix.kind().hasVersion() ? "versioned migration" : "repeatable migration / callback";
        var shown = rawDescription().isEmpty() ? "description" : rawDescription();
        return "Invalid %s name format: %s (%s and should look like this: %s)"
            .formatted(kind, fileName, what, prefix.text() + version + separator + shown + suffix);
      }
    }
  }
}
