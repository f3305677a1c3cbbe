package io.slipway.control.access.session;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Which passwords are too easy to guess.
final class PasswordRule {

  static final int SHORTEST = 12;
  static final int LONGEST = 128;
  private static final int FEWEST_CHARACTERS = 5;
  private static final int SHORT_NAME = 4;

  // The commonest ones of this length, and what is commonest with something behind it.
  private static final Set<String> COMMON =
      Set.of(
          "123456789012",
          "1234567890123",
          "12345678901234",
          "123456789123",
          "1q2w3e4r5t6y",
          "1qaz2wsx3edc",
          "qwertyuiop12",
          "qwertyuiop123",
          "qwerty123456",
          "qwertyuiopasdf",
          "abcdefghijkl",
          "abcdefghijklm",
          "abcd12345678",
          "abc123456789",
          "asdfghjkl123",
          "password1234",
          "password12345",
          "password123456",
          "passwordpassword",
          "p@ssw0rd1234",
          "changemechangeme",
          "administrator",
          "letmeinletmein",
          "welcome12345",
          "iloveyou1234",
          "correcthorsebatterystaple",
          "trustno1trustno1",
          "unbreakable",
          "qazwsxedcrfv",
          "zaq12wsxcde3");
  private static final Set<String> COMMON_WORDS =
      Set.of(
          "password",
          "passwort",
          "passw0rd",
          "p@ssw0rd",
          "qwerty",
          "qwertyuiop",
          "letmein",
          "welcome",
          "changeme",
          "slipway",
          "postgres",
          "postgresql",
          "administrator",
          "admin",
          "iloveyou",
          "monkey",
          "dragon",
          "football",
          "baseball",
          "sunshine",
          "princess");

  private PasswordRule() {}

  /// What is wrong with the password, if anything.
  ///
  /// @param name of the person whose it shall be
  static Optional<String> objection(String password, String name) {
    var length = password.codePointCount(0, password.length());
    if (length < SHORTEST || length > LONGEST) {
      return Optional.of("must have %d to %d characters".formatted(SHORTEST, LONGEST));
    }
    var lower = password.toLowerCase(Locale.ROOT);
    if (name.length() >= SHORT_NAME && lower.contains(name)) {
      return Optional.of("must not contain the name");
    }
    if (lower.codePoints().distinct().count() < FEWEST_CHARACTERS) {
      return Optional.of("must have at least %d different characters".formatted(FEWEST_CHARACTERS));
    }
    return isCommon(lower) ? Optional.of("is one of those that are tried first") : Optional.empty();
  }

  private static boolean isCommon(String lower) {
    var word = lower.replaceFirst("^[\\d\\p{Punct}]+", "").replaceFirst("[\\d\\p{Punct}]+$", "");
    return COMMON.contains(lower) || word.isEmpty() || COMMON_WORDS.contains(word);
  }
}
