package io.slipway.control.rehearsal;

import io.slipway.engine.catalog.CatalogDifference;
import io.slipway.engine.catalog.CatalogDifference.Added;
import io.slipway.engine.catalog.CatalogDifference.Changed;
import io.slipway.engine.catalog.CatalogDifference.Missing;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How two schemas differ, as far as somebody will read it.
@Schema(name = "SchemaDifferences")
public record SchemaDifferences(
    @Schema(description = "The first 20") List<Difference> first,
    @Schema(description = "How many there are beyond those") int more) {

  public static final SchemaDifferences NONE = new SchemaDifferences(List.of(), 0);

  private static final int SHOWN = 20;
  private static final int IN_WORDS = 5;

  // A function's body can be of any length.
  private static final int LONGEST_VALUE = 2000;

  public SchemaDifferences {
    first = List.copyOf(first);
  }

  /// How one object differs.
  @Schema(name = "SchemaDifference")
  public record Difference(
      @Schema(example = "index public.orders_by_day") String object,
      Kind what,
      @Schema(description = "For a changed object, what of it") List<Attribute> attributes) {

    public Difference {
      attributes = List.copyOf(attributes);
    }

    /// `index public.orders_by_day is missing`
    @Override
    public String toString() {
      return switch (what) {
        case ADDED -> object + " is there and should not be";
        case MISSING -> object + " is missing";
        case CHANGED ->
            attributes.stream()
                .map(Attribute::toString)
                .collect(Collectors.joining("; ", object + ": ", ""));
      };
    }
  }

  /// In what way.
  public enum Kind {
    /// It was not to be there.
    ADDED,
    /// It was to be there.
    MISSING,
    /// It is there and not as it was to be.
    CHANGED
  }

  /// An attribute with both values; an absent one is not set, or as by default.
  @Schema(name = "AttributeDifference")
  public record Attribute(
      @Schema(example = "type") String name, @Nullable String before, @Nullable String after) {

    /// `type is bigint, not integer`
    @Override
    public String toString() {
      return "%s is %s, not %s".formatted(name, shown(after), shown(before));
    }

    private static String shown(@Nullable String value) {
      return value == null ? "nothing" : value;
    }
  }

  static SchemaDifferences of(List<CatalogDifference> differences) {
    return new SchemaDifferences(
        differences.stream().limit(SHOWN).map(SchemaDifferences::difference).toList(),
        Math.max(0, differences.size() - SHOWN));
  }

  private static Difference difference(CatalogDifference difference) {
    var object = difference.ref().toString();
    return switch (difference) {
      case Added _ -> new Difference(object, Kind.ADDED, List.of());
      case Missing _ -> new Difference(object, Kind.MISSING, List.of());
      case Changed(_, _, var attributes) ->
          new Difference(
              object,
              Kind.CHANGED,
              attributes.stream()
                  .map(each -> new Attribute(each.name(), cut(each.before()), cut(each.after())))
                  .toList());
    };
  }

  private static @Nullable String cut(Optional<String> value) {
    return value
        .map(text -> text.length() > LONGEST_VALUE ? text.substring(0, LONGEST_VALUE) + "…" : text)
        .orElse(null);
  }

  /// The first of them as one sentence, each as the second schema differs from the first.
  public String words() {
    var shown = first.stream().limit(IN_WORDS).map(Difference::toString);
    var rest = count() - IN_WORDS;
    return shown.collect(Collectors.joining("; "))
        + (rest > 0 ? "; and %d more.".formatted(rest) : ".");
  }

  public int count() {
    return first.size() + more;
  }
}
