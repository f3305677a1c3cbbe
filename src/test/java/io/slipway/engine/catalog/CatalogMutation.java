package io.slipway.engine.catalog;

import io.slipway.engine.catalog.CatalogDifference.Added;
import io.slipway.engine.catalog.CatalogDifference.AttributeChange;
import io.slipway.engine.catalog.CatalogDifference.Changed;
import io.slipway.engine.catalog.CatalogDifference.Missing;
import io.slipway.engine.postgres.VersionedSql;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A change to a schema, and all that it changes of the catalog.
///
/// The files in `mutations`, one a kind, begin with what must be there. Then each `-- case` is SQL
/// followed by what it changes: `-- = object | attribute | before | after` with `∅` for what is not
/// set and `\n` for a line's end, `-- + object` for one that appears, `-- - object` for one that
/// goes. `-- since 15` and `-- before 15` at the end of a line are as in [VersionedSql]; on a line
/// of its own, the first of a case, it holds for the whole case.
///
/// @param expected in no order
record CatalogMutation(String name, String sql, List<String> expected) {

  /// The mutations of one file.
  ///
  /// @param setup SQL that all of them need
  record Group(String name, String setup, List<CatalogMutation> mutations) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static final Pattern CASE = Pattern.compile("(?m)^-- case ");
  private static final Pattern EXPECTED = Pattern.compile("-- [=+-] .*");
  private static final Pattern CONDITION = Pattern.compile("-- (since|before) (\\d+)(?= -- |$)");

  /// All files, for a server of one major version.
  static List<Group> groups(int major) {
    try (var files = Files.list(folder())) {
      return files.sorted().map(file -> group(file, major)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path folder() {
    try {
      return Path.of(
          Objects.requireNonNull(CatalogMutation.class.getResource("mutations")).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Group group(Path file, int major) {
    try {
      var parts = CASE.split(Files.readString(file));
      var mutations =
          Stream.of(parts)
              .skip(1)
              .filter(
                  part -> VersionedSql.isFor(major, part.lines().skip(1).findFirst().orElse("")))
              .map(part -> mutation(part, major))
              .toList();
      return new Group(file.getFileName().toString(), linesFor(major, parts[0]), mutations);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CatalogMutation mutation(String part, int major) {
    var lines = linesFor(major, part).lines().toList();
    var expected = lines.stream().filter(line -> EXPECTED.matcher(line).matches());
    return new CatalogMutation(
        lines.getFirst(),
        lines.stream()
            .skip(1)
            .filter(line -> !EXPECTED.matcher(line).matches())
            .collect(Collectors.joining("\n")),
        expected.map(line -> CONDITION.matcher(line).replaceAll("").substring(3).strip()).toList());
  }

  private static String linesFor(int major, String text) {
    return text.lines()
        .filter(line -> VersionedSql.isFor(major, line))
        .collect(Collectors.joining("\n"));
  }

  /// Differences in the words of the files.
  static List<String> words(CatalogComparison comparison) {
    var result = new ArrayList<String>();
    for (var difference : comparison.differences()) {
      switch (difference) {
        case Added added -> result.add("+ " + added.ref());
        case Missing missing -> result.add("- " + missing.ref());
        case Changed changed ->
            changed
                .attributes()
                .forEach(change -> result.add("= " + changed.ref() + " | " + words(change)));
      }
    }
    return result;
  }

  private static String words(AttributeChange change) {
    return "%s | %s | %s".formatted(change.name(), value(change.before()), value(change.after()));
  }

  private static String value(Optional<String> value) {
    return value.map(text -> text.replace("\n", "\\n")).orElse("∅");
  }
}
