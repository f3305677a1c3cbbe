package io.slipway.engine.ledger;

import io.slipway.engine.bundle.FlywayVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A bundle's files by what Flyway joins them to rows with: version and type, or description.
final class FlywayFiles {

  private record Key(FlywayVersion version, FlywayType type) {}

  private final Map<Key, FlywayResolved> versioned = new HashMap<>();
  private final Map<String, FlywayResolved> repeatable = new HashMap<>();
  private @Nullable FlywayVersion lastResolved;

  FlywayFiles(List<FlywayResolved> files) {
    for (var file : files) {
      file.version()
          .ifPresentOrElse(
              version -> add(version, file), () -> repeatable.put(file.description(), file));
    }
  }

  private void add(FlywayVersion version, FlywayResolved file) {
    versioned.put(new Key(version, file.type()), file);
    if (FlywayContext.compare(version, lastResolved) > 0) {
      lastResolved = version;
    }
  }

  @Nullable FlywayVersion lastResolved() {
    return lastResolved;
  }

  /// The file that a row is about.
  Optional<FlywayResolved> of(FlywayEntry entry) {
    return Optional.ofNullable(
        entry
            .version()
            .map(version -> versioned.get(new Key(version, entry.row().type())))
            .orElseGet(() -> ofDescription(entry)));
  }

  private @Nullable FlywayResolved ofDescription(FlywayEntry entry) {
    return entry.version().isPresent() ? null : repeatable.get(entry.row().description());
  }

  /// The versioned files and baseline scripts that no row in force covers.
  List<FlywayResolved> withoutRow(FlywayEntries entries) {
    var left = new HashSet<>(versioned.values());
    entries.versioned().stream()
        .filter(FlywayEntry::isInForce)
        .forEach(entry -> of(entry).ifPresent(left::remove));
    return List.copyOf(left);
  }

  /// The repeatable files that were never run, or not as they are now.
  List<FlywayResolved> toRun(FlywayEntries entries, FlywayContext context) {
    var left = new HashMap<>(repeatable);
    for (var entry : entries.repeatable()) {
      var row = entry.row();
      var file = repeatable.get(row.description());
      if (file != null
          && entry.isInForce()
          && context.isLatestRun(row)
          && file.checksumMatches(row.checksum())) {
        left.remove(row.description());
      }
    }
    return new ArrayList<>(left.values());
  }
}
