package io.slipway.control.project.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// Finds the word that somebody may have meant.
public final class NearestWord {

  private static final int FARTHEST = 3;

  private NearestWord() {}

  /// The known word with the fewest edits between, if that is at most three and fewer than half
  /// the word's letters.
  public static Optional<String> to(String word, Collection<String> known) {
    return known.stream()
        .filter(candidate -> distance(word, candidate) <= Math.min(FARTHEST, word.length() / 2))
        .min(
            Comparator.<String>comparingInt(candidate -> distance(word, candidate))
                .thenComparing(Comparator.naturalOrder()));
  }

  /// A message's last words, `; did you mean 'x'?`, or nothing.
  public static String suggestion(String word, Collection<String> known) {
    return to(word, known).map(nearest -> "; did you mean '" + nearest + "'?").orElse("");
  }

  // Words that differ in their spelling alone, as outOfOrder and out-of-order do, are nearest.
  private static int distance(String left, String right) {
    return edits(letters(left), letters(right));
  }

  private static String letters(String word) {
    return word.replaceAll("[-_ ]", "").toLowerCase(Locale.ROOT);
  }

  // Levenshtein's distance, one row of the table at a time.
  private static int edits(String left, String right) {
    var row = new int[right.length() + 1];
    for (var j = 0; j <= right.length(); j++) {
      row[j] = j;
    }
    for (var i = 1; i <= left.length(); i++) {
      var diagonal = row[0];
      row[0] = i;
      for (var j = 1; j <= right.length(); j++) {
        var replaced = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[right.length()];
  }
}
