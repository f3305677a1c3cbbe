package io.slipway.engine.lint.report;

import java.util.List;

/// Markdown that takes in whole pieces for as long as they fit.
final class BoundedMarkdown {

  /// Room for the sentences that say what was left out.
  private static final int RESERVE = 600;

  private final StringBuilder text;
  private final int longest;

  BoundedMarkdown(int longest, String beginning) {
    this.longest = Math.max(longest, beginning.length() + RESERVE) - RESERVE;
    this.text = new StringBuilder(beginning);
  }

  /// A table, or as many of its rows as fit into half of what is left, so that sections fit too.
  void table(String head, List<String> rows, String what) {
    var most = text.length() + (longest - text.length()) / 2;
    if (text.length() + head.length() > most) {
      leftOut(rows.size(), what, "");
      return;
    }
    text.append(head);
    leftOut(rows.size() - fill(rows, most), what, " in this table");
  }

  /// Sections one after the other.
  void sections(List<String> sections, String what) {
    leftOut(sections.size() - fill(sections, longest), what, " in detail");
  }

  @Override
  public String toString() {
    return text.toString();
  }

  private int fill(List<String> pieces, int most) {
    var taken = 0;
    while (taken < pieces.size() && text.length() + pieces.get(taken).length() <= most) {
      text.append(pieces.get(taken));
      taken++;
    }
    return taken;
  }

  private void leftOut(int count, String what, String where) {
    if (count > 0) {
      text.append(
          "\n%s not shown%s: the text would be too long for a comment.\n"
              .formatted(
                  MarkdownReport.number(count, "more " + what) + (count == 1 ? " is" : " are"),
                  where));
    }
  }
}
