package io.slipway.control.project;

import io.slipway.http.Cursor;
import io.slipway.http.ProblemCode;
import io.slipway.http.ProblemException;
import io.slipway.http.Refusal;
import java.util.regex.Pattern;

/// What ids of projects, environments and targets look like: they stand in addresses, in file
/// names and in PostgreSQL's 63-byte identifiers.
final class NamePattern {

  static final String REGEX = "[a-z0-9][a-z0-9-]{0,62}";

  static final String SENTENCE =
      "1 to 63 lower-case letters, digits and hyphens, beginning with a letter or digit";

  /// What the API says of a field that should be one.
  static final String MESSAGE = "must be " + SENTENCE;

  private static final Pattern PATTERN = Pattern.compile(REGEX);

  private NamePattern() {}

  static boolean matches(String value) {
    return PATTERN.matcher(value).matches();
  }

  /// Where a list goes on behind an id that a cursor holds.
  ///
  /// @throws ProblemException when somebody made the cursor up
  static String after(Cursor cursor) {
    var id = cursor.keys().getFirst();
    if (!matches(id)) {
      throw Refusal.ofField(ProblemCode.INVALID_CURSOR, "cursor", "must be an earlier nextCursor")
          .asException();
    }
    return id;
  }

  static void check(String value) {
    if (!matches(value)) {
      throw new IllegalArgumentException("'" + value + "' is not an id: " + SENTENCE);
    }
  }
}
