package io.slipway.engine.bundle;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a path inside a bundle may look like: relative, with `/`, and staying below the root.
final class SafePath {

  private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*", Pattern.DOTALL);
  private static final char UNDECODABLE = '\uFFFD';

  private SafePath() {}

  /// Why the path is refused, or nothing.
  static Optional<String> fault(String path) {
    if (path.isEmpty()) {
      return Optional.of("the name is empty");
    }
    if (path.chars().anyMatch(Character::isISOControl)) {
      return Optional.of("the name holds a control character");
    }
    if (path.indexOf(UNDECODABLE) >= 0 || hasLoneSurrogate(path)) {
      return Optional.of("the name is not UTF-8");
    }
    if (path.indexOf('\\') >= 0) {
      return Optional.of("the name holds a backslash; folders are separated by /");
    }
    if (path.startsWith("/") || DRIVE.matcher(path).matches()) {
      return Optional.of("the path is absolute; paths are relative to the bundle's root");
    }
    return segmentFault(List.of(path.split("/", -1)));
  }

  private static Optional<String> segmentFault(List<String> segments) {
    if (segments.contains("..")) {
      return Optional.of("the path leaves the bundle's root");
    }
    if (segments.contains("") || segments.contains(".")) {
      return Optional.of("the path has an empty part");
    }
    return Optional.empty();
  }

  private static boolean hasLoneSurrogate(String path) {
    return path.codePoints()
        .anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }

  /// The path with what cannot be shown replaced, for messages.
  static String printable(String path) {
    return path.replaceAll("\\p{Cntrl}", "?");
  }
}
