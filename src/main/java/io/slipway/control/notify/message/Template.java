package io.slipway.control.notify.message;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A text with `{names}` for values and `[parts]` that are left out when a name in them has none.
record Template(String text) {

  private static final Pattern NAME = Pattern.compile("\\{([A-Za-z]+)}");
  private static final Pattern OPTIONAL = Pattern.compile("\\[([^\\[\\]]*)]");

  // Brackets and braces of values are no part of the template.
  String with(Map<String, String> values) {
    var present =
        OPTIONAL
            .matcher(text)
            .replaceAll(
                part ->
                    Matcher.quoteReplacement(isWhole(part.group(1), values) ? part.group(1) : ""));
    return NAME.matcher(present)
        .replaceAll(
            name -> Matcher.quoteReplacement(values.getOrDefault(name.group(1), "(unknown)")));
  }

  private static boolean isWhole(String part, Map<String, String> values) {
    return NAME.matcher(part).results().allMatch(name -> values.containsKey(name.group(1)));
  }

  /// The same, if all its names have values.
  Optional<String> ifWhole(Map<String, String> values) {
    return isWhole(text, values) ? Optional.of(with(values)) : Optional.empty();
  }
}
