package io.slipway.engine.bundle;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The values that a target gives to a project's placeholders.
///
/// Replacement is Flyway's: everywhere in the text, names without regard to case, values not
/// searched again, no escape. Like Flyway's reader, one that meets the beginning of a prefix goes
/// on behind what it compared, so of `$${x}` nothing is replaced.
public final class Placeholders {

  private static final String BUILT_IN = "flyway:";
  private static final Pattern NO_NAME = Pattern.compile("[^a-z0-9_]");
  private static final String FILE_NAME = "flyway:filename";

  private final boolean enabled;
  private final String prefix;
  private final String suffix;
  private final Map<String, String> values;
  private final boolean standsIn;

  private Placeholders(PlaceholderSettings settings, Map<String, String> values) {
    this(settings.enabled(), settings.prefix(), settings.suffix(), values, false);
  }

  private Placeholders(
      boolean enabled, String prefix, String suffix, Map<String, String> values, boolean standsIn) {
    this.enabled = enabled;
    this.prefix = prefix;
    this.suffix = suffix;
    this.values = values;
    this.standsIn = standsIn;
  }

  /// The same, with a stand-in for each value that is missing: the placeholder's own name, made
  /// one that PostgreSQL takes. For looking at scripts where there is no target to give values.
  public Placeholders standingIn() {
    return new Placeholders(enabled, prefix, suffix, values, true);
  }

  /// Puts a target's values over a project's.
  ///
  /// @param builtIns Flyway's own, with their prefix, such as `flyway:defaultSchema`; they win
  ///     over settings of the same name. `flyway:filename` needs none: it is each script's own
  ///     name.
  public static Placeholders of(PlaceholderSettings settings, Map<String, String> builtIns) {
    var values = new HashMap<String, String>();
    settings.values().forEach((name, value) -> values.put(key(name), value));
    builtIns.forEach((name, value) -> values.put(key(name), value));
    return new Placeholders(settings, values);
  }

  /// Whether scripts are searched that do not say otherwise themselves.
  boolean enabled() {
    return enabled;
  }

  /// @throws PlaceholderException when the text holds a name without a value
  RenderedScript replaceIn(SourceFile file, String text) throws PlaceholderException {
    var rendering = new RenderedScript.Builder(text.length());
    var at = 0;
    while (at < text.length()) {
      var opening = opening(text, at);
      rendering.literal(text, at, opening);
      at = opening < text.length() ? replace(file, text, opening, rendering) : opening;
    }
    return rendering.build();
  }

  /// Where the next placeholder opens, or the text's end.
  private int opening(String text, int from) {
    var at = text.indexOf(prefix.charAt(0), from);
    while (at >= 0) {
      var compared = compared(text, at);
      if (compared == prefix.length()) {
        return at;
      }
      at = text.indexOf(prefix.charAt(0), at + compared + 1);
    }
    return text.length();
  }

  /// How many characters at this place are those of the prefix.
  private int compared(String text, int at) {
    var count = 0;
    while (count < prefix.length()
        && at + count < text.length()
        && text.charAt(at + count) == prefix.charAt(count)) {
      count++;
    }
    return count;
  }

  private int replace(SourceFile file, String text, int at, RenderedScript.Builder rendering)
      throws PlaceholderException {
    var nameStart = at + prefix.length();
    var nameEnd = text.indexOf(suffix, nameStart);
    var line = rendering.fileLine();
    if (nameEnd < 0) {
      throw new PlaceholderException(
          file.path(), line, "A placeholder is opened by " + prefix + " and never closed");
    }
    var name = text.substring(nameStart, nameEnd);
    var value = value(file, name);
    if (value.isEmpty()) {
      throw new PlaceholderException(file.path(), line, complaint(name));
    }
    var end = nameEnd + suffix.length();
    rendering.replaced(text, at, end, value.get());
    return end;
  }

  private Optional<String> value(SourceFile file, String name) {
    var key = key(name);
    return key.equals(FILE_NAME)
        ? Optional.of(file.fileName())
        : Optional.ofNullable(values.get(key)).or(() -> standIn(key));
  }

  private Optional<String> standIn(String key) {
    return standsIn ? Optional.of(NO_NAME.matcher(key).replaceAll("_")) : Optional.empty();
  }

  private String complaint(String name) {
    var placeholder = prefix + name + suffix;
    return name.startsWith(BUILT_IN)
        ? "Failed to populate value for default placeholder: " + placeholder
        : "No value provided for placeholder: " + placeholder + ".  Check your configuration!";
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
