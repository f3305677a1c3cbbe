package io.slipway.engine.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionedSqlTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SELECT 1                         | 13 | true
          a, -- since 14                   | 13 | false
          a, -- since 14                   | 14 | true
          a, -- before 14                  | 13 | true
          a, -- before 14                  | 14 | false
          a, -- since 14 -- before 16      | 13 | false
          a, -- since 14 -- before 16      | 15 | true
          a, -- since 14 -- before 16      | 16 | false
          -- Slots exist since 14 releases | 13 | true
          """)
  void a_line_is_for_the_servers_that_its_end_names(String line, int major, boolean expected) {
    assertThat(VersionedSql.isFor(major, line)).isEqualTo(expected);
  }
}
