package io.slipway.engine.bundle;

import static java.util.Comparator.comparing;

import io.slipway.engine.bundle.FlywayFileName.Kind;
import io.slipway.engine.bundle.FlywayFileName.OfEvent;
import io.slipway.engine.bundle.FlywayFileName.Repeatable;
import io.slipway.engine.bundle.FlywayFileName.Versioned;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The scripts of a Flyway project: what contradicts itself among them, and the order of the rest.
final class FlywayHistory {

  /// What the history table's column takes.
  private static final int VERSION_LENGTH = 50;

  private final List<Named<Versioned>> versioned = new ArrayList<>();
  private final List<Named<Repeatable>> repeatables = new ArrayList<>();
  private final List<Named<OfEvent>> callbacks = new ArrayList<>();
  private final List<BundleFinding> findings = new ArrayList<>();
  private final List<BundleFinding> problems = new ArrayList<>();

  /// A script with its path relative to its location.
  record Script(
      SourceFile file,
      String relativePath,
      ScriptOptions options,
      Optional<SourceFile> verification) {

    private String path() {
      return file.path();
    }
  }

  private record Named<N extends FlywayFileName>(N name, Script script) {}

  void add(Versioned name, Script script) {
    versioned.add(new Named<>(name, script));
    if (name.version().text().length() > VERSION_LENGTH) {
      problems.add(
          FindingCode.VERSION_TOO_LONG.at(
              script.path(),
              "the history table takes versions of " + VERSION_LENGTH + " characters"));
    }
  }

  void add(Repeatable name, Script script) {
    repeatables.add(new Named<>(name, script));
  }

  void add(OfEvent name, Script script) {
    callbacks.add(new Named<>(name, script));
  }

  List<BundleFinding> findings() {
    return findings;
  }

  List<BundleFinding> problems() {
    return problems;
  }

  /// By version, a migration before a baseline of its version, and then by description.
  List<FlywayMigration> migrations() {
    var downs = downs();
    refuseEqual(
        of(Kind.VERSIONED),
        named -> named.name().version(),
        FindingCode.DUPLICATE_VERSIONED_MIGRATION,
        "Found more than one migration with version ");
    refuseEqual(
        of(Kind.BASELINE),
        named -> named.name().version(),
        FindingCode.DUPLICATE_BASELINE_MIGRATION,
        "Found more than one baseline migration with version ");
    refuseEqual(
        repeatables.stream(),
        named -> named.name().description(),
        FindingCode.DUPLICATE_REPEATABLE_MIGRATION,
        "Found more than one repeatable migration with description ");
    var numbered =
        Stream.concat(of(Kind.VERSIONED), of(Kind.BASELINE))
            .sorted(
                comparing((Named<Versioned> named) -> named.name().version())
                    .thenComparing(named -> named.name().kind()))
            .map(named -> migration(named, downs));
    var described =
        repeatables.stream()
            .sorted(comparing(named -> named.name().description()))
            .map(FlywayHistory::migration);
    return Stream.concat(numbered, described).toList();
  }

  /// By event and then by description.
  List<Callback> callbacks() {
    refuseEqual(
        callbacks.stream(),
        named -> called(named.name()),
        FindingCode.DUPLICATE_CALLBACK,
        "Found more than 1 SQL callback script called ");
    return callbacks.stream()
        .map(
            named ->
                new Callback(
                    named.name().event(),
                    named.name().description(),
                    named.script().file(),
                    named.script().options()))
        .sorted(comparing(Callback::event).thenComparing(Callback::description))
        .toList();
  }

  private Map<FlywayVersion, Script> downs() {
    refuseEqual(
        of(Kind.UNDO),
        named -> named.name().version(),
        FindingCode.DUPLICATE_UNDO_MIGRATION,
        "Found more than one undo migration with version ");
    var ups = of(Kind.VERSIONED).map(named -> named.name().version()).collect(Collectors.toSet());
    var downs = new HashMap<FlywayVersion, Script>();
    of(Kind.UNDO)
        .forEach(
            undo -> {
              downs.put(undo.name().version(), undo.script());
              if (!ups.contains(undo.name().version())) {
                findings.add(
                    FindingCode.DOWN_WITHOUT_MIGRATION.at(
                        undo.script().path(),
                        "there is no versioned migration " + undo.name().version()));
              }
            });
    return downs;
  }

  private Stream<Named<Versioned>> of(Kind kind) {
    return versioned.stream().filter(named -> named.name().kind() == kind);
  }

  private <N extends FlywayFileName, K> void refuseEqual(
      Stream<Named<N>> scripts, Function<Named<N>, K> key, FindingCode code, String message) {
    scripts
        .collect(Collectors.groupingBy(key))
        .forEach(
            (equal, offenders) -> {
              if (offenders.size() > 1) {
                problems.add(
                    code.at(
                        offenders.getFirst().script().path(), message + list(equal, offenders)));
              }
            });
  }

  private static String called(OfEvent name) {
    return name.event() + (name.description().isEmpty() ? "" : " " + name.description());
  }

  private static <N extends FlywayFileName> String list(Object equal, List<Named<N>> offenders) {
    var paths = offenders.stream().map(named -> "-> " + named.script().path());
    return equal + "\nOffenders:\n" + paths.collect(Collectors.joining("\n"));
  }

  private static FlywayMigration migration(
      Named<Versioned> named, Map<FlywayVersion, Script> downs) {
    var name = named.name();
    var isBaseline = name.kind() == Kind.BASELINE;
    var down = Optional.ofNullable(isBaseline ? null : downs.get(name.version()));
    return new FlywayMigration(
        isBaseline ? FlywayMigration.Kind.BASELINE : FlywayMigration.Kind.VERSIONED,
        Optional.of(name.version()),
        name.description(),
        named.script().relativePath(),
        named.script().file(),
        named.script().options(),
        down.map(Script::file),
        down.map(Script::options).orElse(ScriptOptions.NONE),
        named.script().verification());
  }

  private static FlywayMigration migration(Named<Repeatable> named) {
    return new FlywayMigration(
        FlywayMigration.Kind.REPEATABLE,
        Optional.empty(),
        named.name().description(),
        named.script().relativePath(),
        named.script().file(),
        named.script().options(),
        Optional.empty(),
        ScriptOptions.NONE,
        named.script().verification());
  }
}
