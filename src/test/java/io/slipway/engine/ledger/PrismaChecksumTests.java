package io.slipway.engine.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrismaChecksumTests {

  // printf 'select 1;\nselect 2;\n' | sha256sum
  private static final String LF_CHECKSUM =
      "061e995aebcb765888ac7580f67ee3815a03b9b9c3fd5ff2dbb40db98b53a737";
  private static final String CRLF_CHECKSUM =
      "2674985ed4b0b6d276150a73762e18316e04d2571fc354e381ddf57342ca3f28";
  private static final String LF_UNPADDED =
      "61e995aebcb765888ac7580f67ee3815a3b9b9c3fd5ff2dbb4db98b53a737";

  @Test
  void isWhatSha256sumPrints() {
    assertThat(PrismaChecksum.of("select 1;\nselect 2;\n".getBytes(UTF_8))).isEqualTo(LF_CHECKSUM);
  }

  @ParameterizedTest
  @ValueSource(strings = {LF_CHECKSUM, CRLF_CHECKSUM, LF_UNPADDED})
  void acceptsEitherLineEndAndTheFormOfEarlyVersions(String stored) {
    assertThat(PrismaChecksum.matches("select 1;\nselect 2;\n".getBytes(UTF_8), stored)).isTrue();
    assertThat(PrismaChecksum.matches("select 1;\r\nselect 2;\r\n".getBytes(UTF_8), stored))
        .isTrue();
    assertThat(PrismaChecksum.matches("select 1;\nselect 3;\n".getBytes(UTF_8), stored)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "abc"})
  void acceptsNothingElse(String stored) {
    assertThat(PrismaChecksum.matches("select 1".getBytes(UTF_8), stored)).isFalse();
  }
}
