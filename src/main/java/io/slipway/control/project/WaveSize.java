package io.slipway.control.project;

import java.util.regex.Pattern;

/// How many targets a wave takes at most: a number, or a share of those that it could take.
public sealed interface WaveSize {

  int HUNDRED = 100;

  /// How many that is.
  ///
  /// @param matching how many of the deployment's targets have the wave's labels
  int of(int matching);

  /// A number of targets.
  record Count(int targets) implements WaveSize {
    @Override
    public int of(int matching) {
      return targets;
    }

    @Override
    public String toString() {
      return Integer.toString(targets);
    }
  }

  /// A share, rounded up.
  record Share(int percent) implements WaveSize {
    @Override
    public int of(int matching) {
      return Math.ceilDiv(matching * percent, HUNDRED);
    }

    @Override
    public String toString() {
      return percent + "%";
    }
  }

  /// Reads a size as [#toString()] writes it.
  ///
  /// @throws IllegalArgumentException when it is none
  static WaveSize parse(String text) {
    var parts = Pattern.compile("([0-9]{1,6})(%?)").matcher(text);
    var number = parts.matches() ? Integer.parseInt(parts.group(1)) : 0;
    var isShare = number > 0 && !parts.group(2).isEmpty();
    if (number == 0 || isShare && number > HUNDRED) {
      throw new IllegalArgumentException(
          "expected a number of targets such as 10, or a share such as 25%, not " + text);
    }
    return isShare ? new Share(number) : new Count(number);
  }
}
