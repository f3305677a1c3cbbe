package io.slipway.engine.ledger;

import io.slipway.engine.bundle.FlywayVersion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Computes the state of every file and every row.
///
/// @param rows readable ones, by rank
/// @param preview the version of a baseline row that is not there yet, but counts as if it were
record FlywayStates(
    List<FlywayResolved> files,
    List<FlywayRow> rows,
    FlywayHistorySettings settings,
    @Nullable FlywayVersion preview) {

  private static final Comparator<MigrationInfo> ORDER =
      Comparator.comparing(FlywayStates::place)
          .thenComparing(info -> info.applied().map(FlywayRow::installedRank).orElse(0))
          .thenComparing(FlywayStates::compareFiles);

  private enum Place {
    BEFORE_ROWS,
    ROWS,
    AFTER_ROWS
  }

  FlywayStates upTo(FlywayVersion version) {
    var target = new FlywayTarget.Version(version, false);
    return new FlywayStates(files, rows, settings.withTarget(target), preview);
  }

  FlywayInfo info() {
    var entries = new FlywayEntries(rows.stream().filter(FlywayRow::isReadable).toList());
    var index = new FlywayFiles(files);
    var context = context(entries, index);
    var all = new ArrayList<MigrationInfo>();
    for (var part : List.of(entries.versioned(), entries.repeatable())) {
      part.forEach(entry -> all.add(ofRow(entry, index.of(entry), context)));
    }
    index.withoutRow(entries).forEach(file -> all.add(ofFile(file, context)));
    index.toRun(entries, context).forEach(file -> all.add(ofFile(file, context)));
    all.sort(ORDER);
    return new FlywayInfo(
        all,
        Optional.ofNullable(context.appliedBaseline()),
        rows.stream().filter(row -> !row.isReadable()).toList(),
        problems(entries, all),
        settings.target());
  }

  private static MigrationInfo ofRow(
      FlywayEntry entry, Optional<FlywayResolved> file, FlywayContext context) {
    return new MigrationInfo(file, Optional.of(entry.row()), context.ofRow(entry, file));
  }

  private static MigrationInfo ofFile(FlywayResolved file, FlywayContext context) {
    return new MigrationInfo(Optional.of(file), Optional.empty(), context.ofFile(file));
  }

  private FlywayContext context(FlywayEntries entries, FlywayFiles index) {
    var previewed = rows.isEmpty() ? preview : null;
    var lastApplied = previewed == null ? entries.lastApplied() : previewed;
    return new FlywayContext(
        index.lastResolved(),
        lastApplied,
        previewed == null ? entries.appliedBaseline() : previewed,
        pendingBaseline(index.withoutRow(entries)),
        entries.latestRuns(),
        aboveTarget(lastApplied),
        settings.outOfOrder());
  }

  private static @Nullable FlywayVersion pendingBaseline(List<FlywayResolved> withoutRow) {
    return withoutRow.stream()
        .filter(file -> file.type().isBaselineScript())
        .flatMap(file -> file.version().stream())
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  private Predicate<FlywayVersion> aboveTarget(@Nullable FlywayVersion lastApplied) {
    return switch (settings.target()) {
      case FlywayTarget.Latest() -> _ -> false;
      case FlywayTarget.Next() -> _ -> false;
      case FlywayTarget.Current() -> version -> FlywayContext.compare(version, lastApplied) > 0;
      case FlywayTarget.Version(var target, _) -> version -> version.compareTo(target) > 0;
    };
  }

  private static Place place(MigrationInfo info) {
    return switch (info.state()) {
      case BELOW_BASELINE, BASELINE_IGNORED -> Place.BEFORE_ROWS;
      case PENDING, ABOVE_TARGET, IGNORED -> Place.AFTER_ROWS;
      default -> Place.ROWS;
    };
  }

  // Rows differ in rank already; here are files: by version, a baseline script behind its equal,
  // the repeatable ones last by description.
  private static int compareFiles(MigrationInfo left, MigrationInfo right) {
    if (left.applied().isPresent() || right.applied().isPresent()) {
      return 0;
    }
    if (left.isVersioned() && right.isVersioned()) {
      var compared = left.version().orElseThrow().compareTo(right.version().orElseThrow());
      return compared != 0
          ? compared
          : Boolean.compare(left.type().isBaseline(), right.type().isBaseline());
    }
    return left.isVersioned() == right.isVersioned()
        ? left.description().compareTo(right.description())
        : Boolean.compare(right.isVersioned(), left.isVersioned());
  }

  private List<FlywayError> problems(FlywayEntries entries, List<MigrationInfo> all) {
    var problems = new ArrayList<FlywayError>();
    entries.deletedTwice().forEach(version -> problems.add(deletedTwice(version)));
    if (settings.target() instanceof FlywayTarget.Version(var target, var required)
        && required
        && all.stream().noneMatch(info -> info.version().filter(target::equals).isPresent())) {
      problems.add(targetNotFound(target));
    }
    return problems;
  }

  private static FlywayError deletedTwice(FlywayVersion version) {
    return new FlywayError(
        FlywayErrorCode.DUPLICATE_DELETED_MIGRATION,
        "Corrupted schema history: multiple delete entries for version " + version,
        Optional.empty());
  }

  private static FlywayError targetNotFound(FlywayVersion target) {
    return new FlywayError(
        FlywayErrorCode.ERROR,
        "No migration with a target version "
            + target
            + " could be found. Ensure target is specified correctly and the migration exists.",
        Optional.empty());
  }
}
