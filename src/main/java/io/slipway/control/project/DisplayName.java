package io.slipway.control.project;

/// The name that people read: one line, 1 to 100 characters, no blanks around it.
public record DisplayName(String value) {

  static final int LONGEST = 100;

  public DisplayName {
    if (value.isBlank() || !value.equals(value.strip()) || value.length() > LONGEST) {
      throw new IllegalArgumentException(
          "a name has 1 to " + LONGEST + " characters and no blanks around them");
    }
    if (value.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("a name has no control characters");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
