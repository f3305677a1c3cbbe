package io.slipway.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactedTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          SELECT a, 1 FROM "t's"                     | SELECT a, 1 FROM "t's"
          ALTER ROLE a PASSWORD 'x''y' VALID UNTIL 'z' | ALTER ROLE a PASSWORD '…' VALID UNTIL '…'
          SELECT E'it\\'s secret', 'C:\\', 'secret'  | SELECT '…', '…', '…'
          SELECT $$a secret$$, $q$ $$ 'b' $q$ -- end | SELECT '…', '…' -- end
          UPDATE ä SET b = 'ö', c = 'cut of          | UPDATE ä SET b = '…', c = '…'
          DO $x$ BEGIN cut of                        | DO '…'
          """)
  void is_shown_without_what_strings_say(String statement, String shown) {
    assertThat(Redacted.of(statement)).isEqualTo(shown);
  }
}
