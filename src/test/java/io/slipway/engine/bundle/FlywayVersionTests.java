package io.slipway.engine.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlywayVersionTests {

  @ParameterizedTest
  @CsvSource({"1,1.0", "1,01", "1,1.0.0.0", "1_2,1.2", "00,0"})
  void countsMissingPartsAsZero(String left, String right) {
    assertThat(FlywayVersion.parse(left))
        .isEqualTo(FlywayVersion.parse(right))
        .isEqualByComparingTo(FlywayVersion.parse(right))
        .hasSameHashCodeAs(FlywayVersion.parse(right));
  }

  @ParameterizedTest
  @CsvSource({"1.2,1.10", "2,10", "1,1.0.1", "20250619120000123,20250619120000124"})
  void comparesNumerically(String lower, String higher) {
    assertThat(FlywayVersion.parse(lower)).isLessThan(FlywayVersion.parse(higher));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-1", "+1", "١", "1_", "1..2", ".1", "current", "latest", "next", "1a"})
  void refusesWhatIsNoVersion(String text) {
    assertThatThrownBy(() -> FlywayVersion.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Version may only contain");
  }
}
