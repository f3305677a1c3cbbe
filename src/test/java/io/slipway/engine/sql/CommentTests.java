package io.slipway.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommentTests {

  private static List<Comment> comments(String script) {
    return Script.of(script).comments();
  }

  private static List<String> texts(String script) {
    return comments(script).stream().map(Comment::text).toList();
  }

  @Nested
  class WhatIsAComment {

    @Test
    void dashes_to_the_end_of_the_line_whatever_ends_it() {
      assertThat(texts("--a\n-- b \r\n--c\r--d")).containsExactly("a", " b ", "c", "d");
    }

    @Test
    void blocks_with_the_blocks_in_them() {
      assertThat(texts("/* a /* b */ -- c\n */SELECT 1")).containsExactly(" a /* b */ -- c\n ");
    }

    @Test
    void before_between_behind_and_inside_statements() {
      assertThat(texts("--1\nSELECT --2\n 1 /*3*/; --4\n;--5\nSELECT 2--6"))
          .containsExactly("1", "2", "3", "4", "5", "6");
    }

    @Test
    void inside_a_function_body_that_is_sql_and_no_string() {
      assertThat(texts("CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; -- a\nEND;"))
          .containsExactly(" a");
    }

    @Test
    void behind_the_semicolon_of_a_copy_and_behind_its_data() {
      assertThat(texts("COPY t FROM STDIN; -- a\r\n-- data\r\n\\.\r\n-- b\r\n"))
          .containsExactly(" a", " b");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT '-- a'",
        "SELECT '/* a */'",
        "SELECT 'it''s -- a'",
        "SELECT E'\\' -- a'",
        "SELECT E'x'\n'\\' -- a'",
        "SELECT U&'-- a'",
        "SELECT \"-- a\" FROM t",
        "SELECT $$ -- a $$",
        "DO $do$ BEGIN -- a\n NULL; /* b */ END $do$",
        "SET standard_conforming_strings = off; SELECT '\\' -- a'",
        "COPY t FROM STDIN;\n-- a\n/* b */\n\\.\n",
        "\\echo -- a",
        "SELECT 1 - -1, 6 / (2 * 3)",
      })
  void is_none(String script) {
    assertThat(comments(script)).isEmpty();
  }

  @Test
  void is_found_again_by_its_range_behind_a_byte_order_mark_and_characters_of_four_bytes() {
    var script = "\uFEFFSELECT '😀'; /* 😀 */\r\n-- é\r\n";
    var utf8 = script.getBytes(StandardCharsets.UTF_8);
    assertThat(Script.of(utf8).comments())
        .extracting(comment -> Script.of(utf8).text(comment.range()))
        .containsExactly("/* 😀 */", "-- é");
  }

  @Test
  void knows_its_line_and_whether_it_stands_there_alone() {
    assertThat(
            comments("-- a\nSELECT\n1 -- b\n; -- c\n/* d */ -- e\n/*f\n*/ -- g\nSELECT '\n' -- h"))
        .extracting(comment -> comment.text().strip() + comment.line() + comment.followsCode())
        .containsExactly(
            "a1false", "b3true", "c4true", "d5false", "e5false", "f6false", "g7false", "h9true");
  }

  @Test
  void behind_copied_data_stands_alone() {
    assertThat(comments("COPY t FROM STDIN; -- a\nx\n\\.\n-- b"))
        .extracting(Comment::followsCode)
        .containsExactly(true, false);
  }

  @Test
  void of_a_script_that_is_no_sql_are_not_known() {
    assertThatThrownBy(() -> comments("-- a\nSELECT '"))
        .isInstanceOf(MalformedScriptException.class);
  }
}
