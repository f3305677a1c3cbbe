package io.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class CommandsTests {

  @Test
  void help_is_given() {
    var text = new StringWriter();
    var out = new PrintWriter(text);
    assertThat(Commands.run(out, out, "verify-audit", "--help")).isZero();
    assertThat(text.toString()).contains("--checkpoints=FILE");
    assertThat(Commands.run(out, out, "--help")).isZero();
  }

  @Test
  void the_service_s_own_arguments_are_no_command() {
    assertThat(Commands.isOne("verify-audit", "x")).isTrue();
    assertThat(Commands.isOne("--server.port=1")).isFalse();
    assertThat(Commands.isOne()).isFalse();
  }
}
