package io.slipway.engine.bundle;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A folder, or a pattern of folders, in which Flyway looks for scripts (`LocationParser`).
///
/// In a pattern `**` stands for any number of folders, `*` for one or more characters and `?` for
/// one, both of a single name; a dot in the last part makes that part name files.
record FlywayLocation(String text, Pattern pattern) {

  private static final String PATH = "path";

  /// Understands a location as projects write it, with or without `filesystem:` or `classpath:`.
  ///
  /// @return empty when it names another kind of place, such as a bucket
  static Optional<FlywayLocation> parse(String location) {
    var text = location.strip();
    var colon = text.indexOf(':');
    if (colon >= 0) {
      var prefix = text.substring(0, colon).toLowerCase(java.util.Locale.ROOT);
      if (!prefix.equals("filesystem") && !prefix.equals("classpath")) {
        return Optional.empty();
      }
      text = text.substring(colon + 1);
    }
    var folder = normal(text);
    return Optional.of(new FlywayLocation(folder, Pattern.compile(regex(folder))));
  }

  /// The script's path as the history table has it, relative to this location.
  Optional<String> relativePath(String path) {
    var matcher = pattern.matcher(path);
    return matcher.matches() ? Optional.of(relative(matcher, path)) : Optional.empty();
  }

  /// The same location for an archive that was made inside the first folder of its path.
  Optional<FlywayLocation> withoutFirstFolder() {
    var slash = text.indexOf('/');
    if (text.isEmpty() || text.startsWith("*")) {
      return Optional.empty();
    }
    return parse(slash < 0 ? "" : text.substring(slash + 1));
  }

  private String relative(Matcher matcher, String path) {
    if (pattern.namedGroups().containsKey(PATH)) {
      return matcher.group(PATH);
    }
    var root = literalRoot();
    return root.isEmpty() ? path : path.substring(root.length() + 1);
  }

  private String literalRoot() {
    return String.join(
        "/", Arrays.stream(text.split("/")).takeWhile(part -> !isWild(part)).toList());
  }

  private static String normal(String text) {
    var kept =
        Arrays.stream(text.split("[/\\\\]")).filter(part -> !part.isEmpty() && !part.equals("."));
    return String.join("/", kept.toList());
  }

  private static String regex(String folder) {
    if (folder.isEmpty()) {
      return "(?<" + PATH + ">.*)";
    }
    var regex = new StringBuilder();
    var parts = folder.split("/");
    for (var part : parts) {
      regex.append(part.equals("**") ? "([^/]+/)*?" : partRegex(part) + "/");
    }
    var last = parts[parts.length - 1];
    if (isWild(folder) && last.contains(".") && !last.equals("**")) {
      return regex.substring(0, regex.length() - 1);
    }
    return regex + "(?<" + PATH + ">.*)";
  }

  private static String partRegex(String part) {
    var regex = new StringBuilder();
    part.chars()
        .forEach(
            c ->
                regex.append(
                    switch (c) {
                      case '*' -> "[^/]+?";
                      case '?' -> "[^/]";
                      default -> Pattern.quote(Character.toString(c));
                    }));
    return regex.toString();
  }

  private static boolean isWild(String part) {
    return part.contains("*") || part.contains("?");
  }
}
