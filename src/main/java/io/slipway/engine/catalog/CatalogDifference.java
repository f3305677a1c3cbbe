package io.slipway.engine.catalog;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// How one object differs between two schemas.
public sealed interface CatalogDifference {

  ObjectRef ref();

  /// How the second schema differs from the first, in words: `index public.by_day is missing`,
  /// `column public.orders.day: type is text, not date`. Long values are cut.
  default String words() {
    return switch (this) {
      case Added(var object) -> object.ref() + " is there and should not be";
      case Missing(var object) -> object.ref() + " is missing";
      case Changed changed ->
          changed.attributes().stream()
              .map(AttributeChange::words)
              .collect(Collectors.joining("; ", ref() + ": ", ""));
    };
  }

  /// The second schema alone has it.
  record Added(CatalogObject object) implements CatalogDifference {
    @Override
    public ObjectRef ref() {
      return object.ref();
    }
  }

  /// The first schema alone has it.
  record Missing(CatalogObject object) implements CatalogDifference {
    @Override
    public ObjectRef ref() {
      return object.ref();
    }
  }

  /// Both have it, and not alike.
  ///
  /// @param attributes those that differ, by name
  record Changed(CatalogObject before, CatalogObject after, List<AttributeChange> attributes)
      implements CatalogDifference {

    public Changed {
      attributes = List.copyOf(attributes);
    }

    @Override
    public ObjectRef ref() {
      return after.ref();
    }
  }

  /// An attribute with both values; an empty one means that it is not set there.
  record AttributeChange(String name, Optional<String> before, Optional<String> after) {

    // A function's body can be of any length.
    private static final int LONGEST = 200;

    private String words() {
      return "%s is %s, not %s".formatted(name, cut(after), cut(before));
    }

    private static String cut(Optional<String> value) {
      return value
          .map(text -> text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…")
          .orElse("nothing");
    }
  }
}
