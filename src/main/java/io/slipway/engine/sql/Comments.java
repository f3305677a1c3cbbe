package io.slipway.engine.sql;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Collects a script's comments while it is split.
final class Comments {

  private static final int MARK = 2;

  private final byte[] utf8;
  private final List<Comment> found = new ArrayList<>();

  private Comments(byte[] utf8) {
    this.utf8 = utf8;
  }

  static List<Comment> of(byte[] utf8) {
    var comments = new Comments(utf8);
    new StatementSplitter(new ByteArrayInputStream(utf8), comments::add).forEachRemaining(_ -> {});
    return List.copyOf(comments.found);
  }

  private void add(long from, long to, int line, boolean followsCode) {
    var range = new ByteRange(from, to);
    var start = Math.toIntExact(from);
    var isBlock = utf8[start] == '/';
    var length = Math.toIntExact(range.length()) - (isBlock ? 2 * MARK : MARK);
    var text = new String(utf8, start + MARK, length, StandardCharsets.UTF_8);
    var kind = isBlock ? Comment.Kind.BLOCK : Comment.Kind.LINE;
    found.add(new Comment(kind, text, range, line, followsCode));
  }
}
