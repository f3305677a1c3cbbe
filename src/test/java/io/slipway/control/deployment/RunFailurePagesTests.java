package io.slipway.control.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.control.deployment.state.RunFailure.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RunFailurePagesTests {

  @ParameterizedTest
  @EnumSource(Code.class)
  void everyReasonOfAStoppedRunIsExplained(Code code) throws IOException {
    assertThat(Files.readString(Path.of("docs/recovery.md"))).contains("\n| `" + code + "` | ");
  }
}
