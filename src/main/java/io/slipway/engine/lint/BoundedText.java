package io.slipway.engine.lint;

/// A text that may be read only so often, so that a pattern with catastrophic backtracking ends.
///
/// The JDK's regular expressions read every character through [#charAt(int)], and nothing else
/// bounds what they do.
final class BoundedText implements CharSequence {

  /// More than any sensible pattern needs for a name of 255 bytes; some milliseconds.
  static final int MOST_READS = 200_000;

  private final String text;
  private int reads;

  BoundedText(String text) {
    this.text = text;
  }

  /// The pattern goes back and forth too often.
  static final class Exhausted extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Exhausted() {
      super("the pattern takes too long");
    }
  }

  @Override
  public char charAt(int index) {
    reads++;
    if (reads > MOST_READS) {
      throw new Exhausted();
    }
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.subSequence(start, end);
  }

  @Override
  public String toString() {
    return text;
  }
}
