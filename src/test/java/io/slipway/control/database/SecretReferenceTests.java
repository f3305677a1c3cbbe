package io.slipway.control.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretReferenceTests {

  @Test
  void a_file_s_content_is_the_secret_without_its_line_end(@TempDir Path folder) throws Exception {
    var file = Files.writeString(folder.resolve("secret"), " pass word \r\n");
    assertThat(new SecretReference("file:" + file).resolve()).isEqualTo(" pass word");
  }

  @Test
  void a_variable_is_read_when_it_is_used() {
    assertThat(new SecretReference("env:PATH").resolve()).isEqualTo(System.getenv("PATH"));
  }

  @Test
  void nothing_there_is_said_with_the_reference_alone() {
    assertThatThrownBy(() -> new SecretReference("env:SLIPWAY_NO_SUCH").resolve())
        .hasMessage("there is no secret at env:SLIPWAY_NO_SUCH");
    assertThatThrownBy(() -> new SecretReference("file:/no/such").resolve())
        .hasMessage("there is no secret at file:/no/such");
  }

  @Test
  void a_secret_itself_is_no_reference_and_is_not_repeated() {
    assertThatThrownBy(() -> new SecretReference("hunter2"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("hunter2");
  }
}
