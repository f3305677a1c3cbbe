package io.slipway.engine.schemadiff.trial;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Reads the labels of an enum.
final class Labels {

  private static final Pattern LITERAL = Pattern.compile("E?'(?:[^']|'')*'");

  private Labels() {}

  /// The literals of `'open', 'paid'`, in order.
  static List<String> of(String labels) {
    return LITERAL.matcher(labels).results().map(MatchResult::group).toList();
  }
}
