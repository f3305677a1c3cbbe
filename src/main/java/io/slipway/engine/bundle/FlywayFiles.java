package io.slipway.engine.bundle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The files below a Flyway project's locations, each with its path relative to its location.
final class FlywayFiles {

  private static final String CONF = ".conf";
  private static final String VERIFICATION = ".verify";

  private final BundleFiles files;
  private final List<BundleFinding> findings = new ArrayList<>();
  private final List<BundleFinding> problems = new ArrayList<>();

  /// A file that a location holds; found through several, it counts for the first.
  record Located(SourceFile file, String relativePath) {}

  FlywayFiles(BundleFiles files) {
    this.files = files;
  }

  List<BundleFinding> findings() {
    return findings;
  }

  List<BundleFinding> problems() {
    return problems;
  }

  /// Sorted by relative path, as Flyway's scanner has them.
  List<Located> below(List<String> locations) {
    var parsed = locations.stream().map(this::parse).flatMap(Optional::stream).toList();
    var located = below(parsed, true);
    if (located.isEmpty()) {
      var shorter = parsed.stream().map(FlywayLocation::withoutFirstFolder);
      located = below(shorter.flatMap(Optional::stream).toList(), false);
    }
    return located.stream().sorted(Comparator.comparing(Located::relativePath)).toList();
  }

  private Optional<FlywayLocation> parse(String location) {
    var parsed = FlywayLocation.parse(location);
    if (parsed.isEmpty()) {
      problems.add(
          FindingCode.LOCATION_UNSUPPORTED.at(
              location, "locations are folders of the bundle: filesystem:, classpath: or neither"));
    }
    return parsed;
  }

  private List<Located> below(List<FlywayLocation> locations, boolean report) {
    var located = new LinkedHashMap<SourceFile, Located>();
    for (var location : sorted(locations)) {
      var found = 0;
      for (var file : files.files()) {
        var path = location.relativePath(file.path());
        path.ifPresent(relative -> located.putIfAbsent(file, new Located(file, relative)));
        found += path.isPresent() ? 1 : 0;
      }
      if (found == 0 && report) {
        findings.add(FindingCode.LOCATION_EMPTY.at(location.text(), "this location holds no file"));
      }
    }
    return List.copyOf(located.values());
  }

  private static List<FlywayLocation> sorted(List<FlywayLocation> locations) {
    return locations.stream().sorted(Comparator.comparing(FlywayLocation::text)).toList();
  }

  /// The `.conf` files by the path of the script they belong to, which is compared without regard
  /// to case and across locations.
  static Map<String, SourceFile> confs(List<Located> located) {
    return beside(located, CONF);
  }

  /// The `.verify` files in the same way. Flyway passes over them: none of its suffixes is theirs.
  static Map<String, SourceFile> verifications(List<Located> located) {
    return beside(located, VERIFICATION);
  }

  private static Map<String, SourceFile> beside(List<Located> located, String suffix) {
    var files = new HashMap<String, SourceFile>();
    for (var candidate : located) {
      var path = candidate.relativePath().toLowerCase(Locale.ROOT);
      if (path.endsWith(suffix)) {
        files.put(path.substring(0, path.length() - suffix.length()), candidate.file());
      }
    }
    return files;
  }
}
