package io.slipway.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MalformedScriptTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          ` SELECT 'a;\\n''b`               ~ unterminated string at line 1, column 9
          `SELECT 1;\\nSELECT E'a\\\\'`     ~ unterminated string at line 2, column 8
          `\\nSELECT "é" "b"" c`            ~ unterminated quoted identifier at line 2, column 12
          `SELECT 1; /* a /* b */ ;\\n`     ~ unterminated comment at line 1, column 11
          `SELECT 1 /* a /* b */ ;\\n`      ~ unterminated comment at line 1, column 10
          `SELECT $a$ $A$ $$ ;`             ~ unterminated dollar quote at line 1, column 8
          `SELECT (1, (2);\\nSELECT 3`      ~ unterminated parenthesis at line 1, column 8
          `CREATE FUNCTION f() BEGIN ATOMIC SELECT 1; SELECT 1 END;` ~ BEGIN ATOMIC without END at line 1, column 27
          `COPY t FROM STDIN; SELECT 1;`    ~ text behind the semicolon of COPY … FROM STDIN, whose data begins on the next line, at line 1, column 20
          `SELECT 1;\\r\\nSELECT 'é\\0'`    ~ a NUL character at line 2, column 10
          """)
  void namesWhereTheTroubleBegins(String text, String message) {
    var script = Script.of(text.translateEscapes());
    assertThatExceptionOfType(MalformedScriptException.class)
        .isThrownBy(script::statements)
        .withMessage(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "80",
        "BF",
        "C0AF",
        "C1BF",
        "C3",
        "C328",
        "E080AF",
        "E09FBF",
        "EDA080",
        "EDBFBF",
        "E28228",
        "E282",
        "F0808080",
        "F08FBFBF",
        "F4908080",
        "F5808080",
        "F09F98",
        "FE",
        "FF",
        "C3A9A9",
      })
  void bytesThatAreNotUtf8AreRefusedWhereverTheyAre(String hex) {
    for (var place : new String[] {"SELECT '#'", "SELECT 1 -- #", "#", "COPY t FROM STDIN;\n#\n"}) {
      var at = place.indexOf('#');
      var bytes = new ByteArrayOutputStream();
      bytes.writeBytes("é;\n".getBytes(StandardCharsets.UTF_8));
      bytes.writeBytes(place.substring(0, at).getBytes(StandardCharsets.UTF_8));
      bytes.writeBytes(HexFormat.of().parseHex(hex));
      bytes.writeBytes(place.substring(at + 1).getBytes(StandardCharsets.UTF_8));
      var script = Script.of(bytes.toByteArray());
      assertThatExceptionOfType(MalformedScriptException.class)
          .isThrownBy(script::statements)
          .withMessageStartingWith("a byte that is not UTF-8 (0x")
          .matches(e -> e.line() == (place.startsWith("COPY") ? 3 : 2));
    }
  }

  @Test
  void everyCharacterOfUnicodeIsAccepted() {
    var all = new StringBuilder("SELECT '");
    for (var character = 1; character <= Character.MAX_CODE_POINT; character += 7) {
      if ((character < Character.MIN_SURROGATE || character > Character.MAX_SURROGATE)
          && character != '\'') {
        all.appendCodePoint(character);
      }
    }
    var text = all.append("\ud7ff\ue000\uffff\udbff\udfff'").toString();
    var script = Script.of(text);
    assertThat(script.text(script.statements().getFirst())).isEqualTo(text);
  }

  @Test
  void statementsBeforeTheTroubleAreReadable() {
    assertThat(Script.of("SELECT 1; SELECT '").stream().limit(1)).hasSize(1);
  }

  @Test
  void aDollarQuotesTagHasALimit() {
    var longest = "$" + "a".repeat(DollarTag.LONGEST) + "$";
    assertThat(Script.of("SELECT " + longest + ";" + longest).statements()).hasSize(1);
    var longer = "$" + "a".repeat(DollarTag.LONGEST + 1) + "$";
    assertThatExceptionOfType(MalformedScriptException.class)
        .isThrownBy(() -> Script.of("SELECT " + longer + ";" + longer).statements())
        .withMessageContaining("a tag of more than 1000 bytes at line 1, column 8");
  }
}
