package io.slipway.control.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretReferenceTests {

  @TempDir Path folder;

  @Test
  void aVariableIsReadFromTheEnvironment() {
    var reference = SecretReference.parse("env:CRM_PASSWORD");

    assertThat(reference.resolve(Map.of("CRM_PASSWORD", "hunter2")::get)).isEqualTo("hunter2");
    assertThat(reference).hasToString("env:CRM_PASSWORD");
  }

  @Test
  void aVariableThatIsUnsetOrEmptyIsNamed() {
    var reference = SecretReference.parse("env:CRM_PASSWORD");

    assertThatThrownBy(() -> reference.resolve(_ -> null))
        .isInstanceOf(UnresolvedSecretException.class)
        .hasMessage("the secret env:CRM_PASSWORD is not set or empty");
    assertThatThrownBy(() -> reference.resolve(_ -> ""))
        .hasMessage("the secret env:CRM_PASSWORD is not set or empty");
  }

  @Test
  void aFileLosesOneLineBreakAtItsEnd() throws IOException {
    assertThat(fileWith("hunter2\n").resolve()).isEqualTo("hunter2");
    assertThat(fileWith("hunter2\r\n").resolve()).isEqualTo("hunter2");
    assertThat(fileWith("hunter2 \n\n").resolve()).isEqualTo("hunter2 \n");
    assertThat(fileWith("hunter2").resolve()).isEqualTo("hunter2");
  }

  @Test
  void aFileIsReadAnewAtEachUse() throws IOException {
    var reference = fileWith("old");
    assertThat(reference.resolve()).isEqualTo("old");

    fileWith("new");
    assertThat(reference.resolve()).isEqualTo("new");
  }

  @Test
  void aFileThatIsMissingHugeOrBinaryIsNamedWithoutItsContent() throws IOException {
    var path = folder.resolve("secret");
    var reference = SecretReference.parse("file:" + path);

    assertThatThrownBy(reference::resolve)
        .hasMessage("the secret file:" + path + " cannot be read");
    Files.writeString(path, "x".repeat(64 * 1024 + 1));
    assertThatThrownBy(reference::resolve)
        .hasMessage("the secret file:" + path + " is too large to be a secret");
    Files.write(path, new byte[] {(byte) 0xFF});
    assertThatThrownBy(reference::resolve)
        .hasMessage("the secret file:" + path + " cannot be read");
  }

  @Test
  void whatIsNoReferenceIsNotRepeated() {
    assertThatThrownBy(() -> SecretReference.parse("hunter2"))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .doesNotContain("hunter2");
  }

  private SecretReference fileWith(String content) throws IOException {
    var path = folder.resolve("secret");
    Files.writeString(path, content);
    return SecretReference.parse("file:" + path);
  }
}
