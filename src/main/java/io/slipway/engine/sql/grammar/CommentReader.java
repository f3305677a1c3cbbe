package io.slipway.engine.sql.grammar;

import io.slipway.engine.sql.form.Form;
import io.slipway.engine.sql.form.ObjectForm.Comment;

/// Reads `COMMENT ON` and `SECURITY LABEL ON`.
final class CommentReader {

  private CommentReader() {}

  static Form comment(Cursor cursor) throws UnreadableException {
    cursor.expect("on");
    return object(cursor);
  }

  static Form label(Cursor cursor) throws UnreadableException {
    if (cursor.skip("for")) {
      cursor.next();
    }
    cursor.expect("on");
    return object(cursor);
  }

  private static Form object(Cursor cursor) throws UnreadableException {
    var kind = Kinds.read(cursor);
    var name = ObjectNames.described(cursor, kind);
    cursor.expect("is");
    cursor.skip("u &");
    while (cursor.atString()) {
      cursor.string();
    }
    cursor.skip("null");
    cursor.end();
    return new Comment(kind, name);
  }
}
