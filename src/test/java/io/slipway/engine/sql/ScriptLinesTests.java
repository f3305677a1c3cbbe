package io.slipway.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptLinesTests {

  // é has two bytes, € three, 😀 four.
  private static final Script SCRIPT = Script.of("\uFEFFé€😀;\r\n\na\rb");

  @ParameterizedTest
  @CsvSource({
    "0,  1, 1", // the mark itself
    "3,  1, 1",
    "5,  1, 2",
    "8,  1, 3",
    "12, 1, 4",
    "13, 1, 5",
    "15, 2, 1",
    "16, 3, 1",
    "17, 3, 2",
    "18, 4, 1",
    "19, 4, 2",
    "99, 4, 2"
  })
  void counts_characters_on_lines_however_these_end(long offset, int line, int column) {
    assertThat(SCRIPT.lines().at(offset)).isEqualTo(new ScriptPosition(line, column));
  }

  @Test
  void of_nothing_are_one_line() {
    assertThat(Script.of("").lines().at(0)).isEqualTo(new ScriptPosition(1, 1));
  }

  @Property(tries = 300)
  void agree_with_what_the_splitter_counts(
      @ForAll
          @StringLength(max = 40)
          @Chars({'\n', '\r', ' ', 'a', 'é', '€'})
          @CharRange(from = 'a', to = 'c')
          String blank) {
    var script = Script.of(blank + ";\n/*" + blank + "*/ SELECT 1");
    var statement = script.statements().getLast();
    assertThat(script.lines().at(statement.range().start()))
        .isEqualTo(script.position(statement, 1))
        .extracting(ScriptPosition::line)
        .isEqualTo(statement.line());
  }
}
