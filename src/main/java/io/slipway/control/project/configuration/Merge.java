package io.slipway.control.project.configuration;

import io.slipway.control.project.AccessReader;
import io.slipway.control.project.AccessRules;
import io.slipway.control.project.Environment;
import io.slipway.control.project.EnvironmentReader;
import io.slipway.control.project.LedgerLocation;
import io.slipway.control.project.Project;
import io.slipway.control.project.ProjectReader;
import io.slipway.control.project.Target;
import io.slipway.control.project.TargetId;
import io.slipway.control.project.TargetReader;
import io.slipway.control.project.TrustRule;
import io.slipway.control.project.policy.Promotion;
import io.slipway.control.project.yaml.Document;
import io.slipway.control.project.yaml.NearestWord;
import io.slipway.control.project.yaml.Problems;
import io.slipway.control.project.yaml.Section;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Makes one configuration of many files, and finds what none of them alone can show: names given
/// twice, references to nothing, two targets in one place.
final class Merge {

  private final Path folder;
  private final Map<String, Described<Project>> projects = new LinkedHashMap<>();
  private final Map<String, Described<Environment>> environments = new LinkedHashMap<>();
  private final Map<String, Described<Target>> targets = new LinkedHashMap<>();
  private final Map<TargetId, Configuration.Demo> demos = new HashMap<>();
  private final List<TrustRule> trust = new ArrayList<>();
  private final List<AccessRules.Group> groups = new ArrayList<>();

  /// @param folder the one that all files are in
  Merge(Path folder) {
    this.folder = folder;
  }

  void add(Document document, Problems problems) {
    document.root(ConfigurationKeys.ROOT, problems).ifPresent(this::add);
  }

  private void add(Section root) {
    each(
        root,
        "projects",
        ProjectReader.KEYS,
        projects,
        section -> new ProjectReader(section, folder).read());
    each(
        root,
        "environments",
        EnvironmentReader.KEYS,
        environments,
        section -> new EnvironmentReader(section).read());
    each(root, "targets", TargetReader.KEYS, targets, this::target);
    trust.addAll(AccessReader.trust(root));
    groups.addAll(AccessReader.groups(root));
  }

  private Optional<Target> target(Section section) {
    var reader = new TargetReader(section);
    var demo = reader.demoAppliedThrough().map(Configuration.Demo::new);
    var target = reader.read();
    target.ifPresent(object -> demo.ifPresent(found -> demos.put(object.id(), found)));
    return target;
  }

  private static <T> void each(
      Section root,
      String key,
      Set<String> keysBelow,
      Map<String, Described<T>> known,
      Function<Section, Optional<T>> read) {
    for (var section :
        root.section(key, Section.ANY_KEY).map(all -> all.sections(keysBelow)).orElse(List.of())) {
      var first = known.putIfAbsent(section.name(), new Described<>(section, read.apply(section)));
      if (first != null) {
        section.problem("", "stands in two files, first at " + first.section().location());
      }
    }
  }

  /// What all files together say; incomplete when there were problems.
  Configuration configuration() {
    for (var target : targets.values()) {
      reference(target.section(), "project", projects.keySet());
      reference(target.section(), "environment", environments.keySet());
    }
    uniqueOrders();
    uniqueLedgers();
    promotions();
    return new Configuration(
        objects(projects),
        objects(environments).stream().sorted(Comparator.comparing(Environment::order)).toList(),
        objects(targets),
        demos,
        new AccessRules(trust, groups));
  }

  private static void reference(Section section, String key, Set<String> known) {
    section
        .optional(key, Function.identity())
        .filter(id -> !known.contains(id))
        .ifPresent(
            id -> section.problem(key, "no %s '%s'%s".formatted(key, id, knownOnes(id, known))));
  }

  private static String knownOnes(String id, Set<String> known) {
    if (known.isEmpty()) {
      return "; none is described";
    }
    return "; known are "
        + String.join(", ", known.stream().sorted().toList())
        + NearestWord.suggestion(id, known);
  }

  private void uniqueOrders() {
    var taken = new HashMap<Integer, Described<Environment>>();
    for (var described : environments.values()) {
      described
          .object()
          .map(environment -> taken.putIfAbsent(environment.order(), described))
          .ifPresent(first -> described.section().problem("order", "is that of " + first.id()));
    }
  }

  private void promotions() {
    for (var described : environments.values()) {
      described
          .object()
          .flatMap(environment -> environment.policy().promotion())
          .flatMap(Promotion::from)
          .flatMap(from -> mistake(described, from.value()))
          .ifPresent(mistake -> described.section().problem("policy", "promotion: " + mistake));
    }
  }

  private Optional<String> mistake(Described<Environment> promoting, String from) {
    var known = environments.get(from);
    if (known == null) {
      return Optional.of(
          "no environment '%s'%s".formatted(from, knownOnes(from, environments.keySet())));
    }
    return known
        .object()
        .filter(earlier -> earlier.order() >= promoting.object().orElseThrow().order())
        .map(_ -> "%s does not come before %s".formatted(from, promoting.id()));
  }

  private void uniqueLedgers() {
    var taken = new HashMap<LedgerLocation, Described<Target>>();
    for (var described : targets.values()) {
      described
          .object()
          .flatMap(this::ledger)
          .map(ledger -> taken.putIfAbsent(ledger, described))
          .ifPresent(
              first ->
                  described
                      .section()
                      .problem("", "has the database and history table of " + first.id()));
    }
  }

  private Optional<LedgerLocation> ledger(Target target) {
    var project = projects.get(target.project().value());
    return project == null
        ? Optional.empty()
        : project.object().map(object -> LedgerLocation.of(object, target));
  }

  private static <T> List<T> objects(Map<String, Described<T>> described) {
    return described.values().stream().flatMap(one -> one.object().stream()).toList();
  }
}
