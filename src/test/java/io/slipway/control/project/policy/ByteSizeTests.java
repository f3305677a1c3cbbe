package io.slipway.control.project.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteSizeTests {

  @ParameterizedTest
  @CsvSource({
    "0B, 0",
    "1B, 1",
    "1kB, 1024",
    "1025B, 1025",
    "500MB, 524288000",
    "1GB, 1073741824",
    "2TB, 2199023255552",
    "999999TB, 1099510528264372224"
  })
  void itIsWrittenAsItIsRead(String text, long bytes) {
    assertThat(ByteSize.parse(text)).isEqualTo(bytes);
    assertThat(ByteSize.text(bytes)).isEqualTo(text);
  }

  @Test
  void oneSizeHasOneSpelling() {
    assertThat(ByteSize.text(ByteSize.parse("1024MB"))).isEqualTo("1GB");
    assertThat(ByteSize.text(ByteSize.parse("0TB"))).isEqualTo("0B");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "1", "GB", "1 GB", "1gb", "1KB", "1.5GB", "-1GB", "1000000TB", "1GiB"})
  void nothingElseIsASize(String text) {
    assertThatThrownBy(() -> ByteSize.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not " + text);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0B",
    "2613248, 2552kB",
    "1074790400, 1025MB",
    "1073750016, 1.0GB",
    "44345294848, 41.2GB",
    "9223372036854775807, 8388607.9TB"
  })
  void peopleReadFewDigits(long bytes, String words) {
    assertThat(ByteSize.inWords(bytes)).isEqualTo(words);
  }
}
