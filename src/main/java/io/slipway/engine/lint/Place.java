package io.slipway.engine.lint;

import io.slipway.engine.sql.ByteRange;
import io.slipway.engine.sql.ScriptLines;
import io.slipway.engine.sql.ScriptPosition;
import io.slipway.engine.sql.Statement;

/// Where in the scripts something was found.
///
/// @param path of the script
/// @param statement one-based number; 0 when the script as a whole is meant
/// @param range the bytes that are meant, all of the statement or a part of it
/// @param from where they begin
/// @param to behind the last of them
public record Place(
    String path, int statement, ByteRange range, ScriptPosition from, ScriptPosition to) {

  private static final ScriptPosition BEGINNING = new ScriptPosition(1, 1);

  /// A statement.
  public static Place of(String path, ScriptLines lines, Statement statement) {
    return of(path, lines, statement.number(), statement.range());
  }

  /// Some bytes of a statement, or of what stands between statements.
  ///
  /// @param statement the number of the one that they belong to; 0 for none
  public static Place of(String path, ScriptLines lines, int statement, ByteRange range) {
    return new Place(path, statement, range, lines.at(range.start()), lines.at(range.end()));
  }

  /// A script as a whole.
  public static Place of(String path) {
    return new Place(path, 0, new ByteRange(0, 0), BEGINNING, BEGINNING);
  }

  /// Whether a script as a whole is meant, or something outside of its statements.
  public boolean isOutsideStatements() {
    return statement == 0;
  }
}
