package io.slipway.engine.lint.effect;

import io.slipway.engine.lint.schema.model.Lineage.PartitionKey;
import io.slipway.engine.lint.schema.model.Relation;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Which rows belong to a partition, where one column decides.
///
/// @param from the least value of a range; empty for `MINVALUE`
/// @param to the one behind its greatest; empty for `MAXVALUE`
/// @param values those of a list; none for a range
public record PartitionBound(
    String column, Optional<String> from, Optional<String> to, List<String> values) {

  private static final String VALUE = "((?:[^(),']|'[^']*+(?:''[^']*+)*+')++)";
  private static final Pattern RANGE =
      Pattern.compile(
          "\\s*FROM\\s*\\(" + VALUE + "\\)\\s*TO\\s*\\(" + VALUE + "\\)\\s*",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern LIST =
      Pattern.compile(
          "\\s*IN\\s*\\((" + VALUE + "(?:," + VALUE + ")*)\\)\\s*", Pattern.CASE_INSENSITIVE);
  private static final Pattern ONE_OF_LIST = Pattern.compile(VALUE);

  public PartitionBound {
    values = List.copyOf(values);
  }

  /// Empty for other kinds of bounds, for keys of several columns, and for nulls.
  ///
  /// @param text behind `FOR VALUES`
  public static Optional<PartitionBound> of(Relation parent, String text) {
    return parent
        .lineage()
        .key()
        .filter(key -> key.elements().size() == 1)
        .flatMap(key -> of(key, text));
  }

  private static Optional<PartitionBound> of(PartitionKey key, String text) {
    var column = key.elements().getFirst().column();
    return switch (key.strategy()) {
      case "range" -> column.flatMap(it -> range(it, text));
      case "list" -> column.flatMap(it -> list(it, text));
      default -> Optional.empty();
    };
  }

  private static Optional<PartitionBound> range(String column, String text) {
    return Optional.of(RANGE.matcher(text))
        .filter(it -> it.matches())
        .map(it -> new PartitionBound(column, end(it.group(1)), end(it.group(2)), List.of()));
  }

  private static Optional<String> end(String value) {
    return Optional.of(value.strip())
        .filter(it -> !it.equalsIgnoreCase("minvalue") && !it.equalsIgnoreCase("maxvalue"));
  }

  private static Optional<PartitionBound> list(String column, String text) {
    return Optional.of(LIST.matcher(text))
        .filter(it -> it.matches())
        .map(it -> ONE_OF_LIST.matcher(it.group(1)).results().map(one -> one.group().strip()))
        .map(Stream::toList)
        .filter(values -> values.stream().noneMatch("null"::equalsIgnoreCase))
        .map(values -> new PartitionBound(column, Optional.empty(), Optional.empty(), values));
  }

  /// What its rows fulfil all at once, beside that the column is not null.
  ///
  /// @param name of the column, as a statement writes it
  public List<String> conditions(String name) {
    return values.isEmpty()
        ? Stream.concat(
                from.map(it -> name + " >= " + it).stream(),
                to.map(it -> name + " < " + it).stream())
            .toList()
        : List.of(
            values.size() == 1
                ? name + " = " + values.getFirst()
                : name + " IN (" + String.join(", ", values) + ")");
  }
}
