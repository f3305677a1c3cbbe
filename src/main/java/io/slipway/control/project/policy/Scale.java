package io.slipway.control.project.policy;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// An order of values from the best to the worst, each a number, that can be read and written.
public sealed interface Scale {

  /// The value that a text stands for.
  ///
  /// @throws IllegalArgumentException when it is none, with what would be right
  long parse(String text);

  /// What [#parse] reads.
  String text(long value);

  /// Named values.
  ///
  /// @param words from the best to the worst
  record Words(List<String> words) implements Scale {

    public Words {
      words = List.copyOf(words);
    }

    static Words of(String... words) {
      return new Words(List.of(words));
    }

    /// The constants of an enum that has them from the best to the worst.
    ///
    /// @param before words for what is better than all of them
    static Words of(Enum<?>[] constants, String... before) {
      var words = Stream.of(constants).map(Words::word);
      return new Words(Stream.concat(Stream.of(before), words).toList());
    }

    static String word(Enum<?> constant) {
      return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public long parse(String text) {
      var place = words.indexOf(text);
      if (place < 0) {
        throw new IllegalArgumentException(
            "expected one of %s, not %s".formatted(String.join(", ", words), text));
      }
      return place;
    }

    @Override
    public String text(long value) {
      return words.get((int) value);
    }

    long worst() {
      return words.size() - 1L;
    }
  }

  /// Sizes in bytes, the smaller the better.
  record Bytes() implements Scale {
    @Override
    public long parse(String text) {
      return ByteSize.parse(text);
    }

    @Override
    public String text(long value) {
      return ByteSize.text(value);
    }
  }

  /// How many there are, the fewer the better.
  record Count() implements Scale {

    private static final int MOST_DIGITS = 9;

    @Override
    public long parse(String text) {
      if (!text.matches("[0-9]{1," + MOST_DIGITS + "}")) {
        throw new IllegalArgumentException("expected a whole number of 0 or more, not " + text);
      }
      return Long.parseLong(text);
    }

    @Override
    public String text(long value) {
      return Long.toString(value);
    }
  }
}
