package io.slipway.engine.lint.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownReportTests {

  @Test
  void is_what_the_golden_file_says() throws IOException {
    var markdown = MarkdownReport.of(Reports.usual());
    assertThat(markdown).as(Reports.ANEW).isEqualTo(Reports.golden("usual.md", markdown));
  }

  @Test
  void says_when_there_is_nothing_to_say() {
    assertThat(MarkdownReport.of(Reports.clean()))
        .isEqualTo("### Slipway lint: nothing found in 1 script\n\n");
  }

  @Nested
  class TextOfScripts {

    @Test
    void is_what_the_golden_file_says() throws IOException {
      var markdown = MarkdownReport.of(Reports.hostile());
      assertThat(markdown).as(Reports.ANEW).isEqualTo(Reports.golden("hostile.md", markdown));
    }

    /// Outside of blocks of code, which end only where we end them.
    @Test
    void is_neither_markdown_nor_html() {
      var outside = withoutBlocks(MarkdownReport.of(Reports.hostile()));
      assertThat(outside.replace("**What to do:**", ""))
          .doesNotContainPattern("(?<!\\\\)[<>`\\[\\]~$_&]")
          .doesNotContainPattern("(?<!\\\\)[:.]\\S")
          .doesNotContainPattern("[@#]\\w")
          .doesNotContain("https://", "www.", "\u001B", "\u202E");
      // Ours are the headings, the tables and two stars around What to do.
      assertThat(outside.lines().filter(line -> line.startsWith("#")))
          .allMatch(
              line -> line.matches("###?#? (Slipway lint: |error SW607: |warning SW911: ).*"));
      assertThat(outside.lines().filter(line -> line.matches("\\s*[-+=*>].*")))
          .allMatch(line -> line.startsWith("**What to do:** "));
    }

    @Test
    void adds_no_cell_to_a_table() {
      var rows =
          withoutBlocks(MarkdownReport.of(Reports.hostile()))
              .lines()
              .filter(line -> line.startsWith("|"));
      assertThat(rows).isNotEmpty().allMatch(line -> line.split("(?<!\\\\)\\|", -1).length == 6);
    }

    private static String withoutBlocks(String markdown) {
      var outside = new StringBuilder();
      var fence = "";
      for (var line : markdown.split("\n", -1)) {
        if (fence.isEmpty() && line.matches("`{3,}\\w*")) {
          fence = line.replaceAll("\\w", "");
        } else if (line.equals(fence)) {
          fence = "";
        } else if (fence.isEmpty()) {
          outside.append(line).append('\n');
        }
      }
      assertThat(fence).isEmpty();
      return outside.toString();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "- a; \\- a",
        "12. a; 12\\. a",
        "1) a; 1\\) a",
        "=== ; \\===",
        "a - b. c; a - b. c",
        "a\\b; a\\\\b",
        "orders.id; orders\\.id",
        "int[] (so far)!; int\\[\\] (so far)!"
      })
  void what_would_mean_something_is_escaped_and_nothing_else(String text, String escaped) {
    assertThat(MarkdownText.escaped(text)).isEqualTo(escaped);
  }

  @ParameterizedTest
  @CsvSource({"a`b, 3", "a```b, 4", "````, 5"})
  void a_block_of_code_is_fenced_by_more_than_what_is_in_it(String code, int length) {
    var fence = "`".repeat(length);
    assertThat(MarkdownText.block("sql", code))
        .isEqualTo(fence + "sql\n" + code + "\n" + fence + "\n");
  }

  @Nested
  class ItsLength {

    @ParameterizedTest
    @ValueSource(ints = {1_000, 5_000, 60_000})
    void is_bounded_and_what_is_missing_is_said(int longest) {
      var markdown = MarkdownReport.of(Reports.large(2_000), longest);
      assertThat(markdown)
          .hasSizeLessThanOrEqualTo(longest)
          .startsWith("### Slipway lint: 2000 errors in 1 script\n")
          .containsPattern(
              "\\d+ more findings are not shown in detail: the text would be too long");
    }

    @Test
    void leaves_out_whole_pieces() {
      var markdown = MarkdownReport.of(Reports.large(2_000), 20_000);
      var sections = markdown.split("\n#### ", -1).length - 1;
      var rows = markdown.lines().filter(line -> line.startsWith("| error ")).count();
      assertThat(markdown)
          .contains(
              (2_000 - rows) + " more findings are not shown in this table",
              (2_000 - sections) + " more findings are not shown in detail");
      assertThat(markdown.split("```", -1).length % 2).isOne();
    }
  }
}
