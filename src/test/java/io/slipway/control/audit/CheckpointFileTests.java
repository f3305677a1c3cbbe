package io.slipway.control.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.control.audit.chain.Checkpoint;
import io.slipway.control.audit.chain.CheckpointLines;
import io.slipway.control.audit.chain.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFileTests {

  private static final SigningKey KEY = SigningKey.random();
  private static final String HASH = "a".repeat(64);

  @TempDir private Path folder;

  private Path path = Path.of("");

  @BeforeEach
  void name() {
    path = folder.resolve("new").resolve("checkpoints.jsonl");
  }

  private CheckpointStore open() {
    return new CheckpointStore(CheckpointFile.open(path, KEY.verifyingKey()), KEY);
  }

  private void sign(long... numbers) throws IOException {
    try (var store = open()) {
      for (var number : numbers) {
        store.sign(number, HASH, "2026-01-31T12:00:00.000000Z");
      }
    }
  }

  @Test
  void lines_go_on_where_the_last_process_ended() throws IOException {
    sign(3, 5);
    sign(9);
    var lines = Files.readAllLines(path).stream().map(Checkpoint::parse).toList();
    assertThat(lines).extracting(Checkpoint::seq).containsExactly(3L, 5L, 9L);
    assertThat(lines).extracting(line -> line.position().number()).containsExactly(1L, 2L, 3L);
    assertThat(lines)
        .extracting(line -> line.position().log())
        .containsOnly(lines.getFirst().position().log());
  }

  @Test
  void what_a_crash_left_of_a_line_is_cut_off_at_each_byte_it_may_have_come_to()
      throws IOException {
    sign(3, 5);
    var whole = Files.readAllBytes(path);
    var first = Files.readString(path).indexOf('\n') + 1;
    for (var length = first; length <= whole.length; length++) {
      Files.write(path, Arrays.copyOf(whole, length));
      var before = length == whole.length ? 5L : 3L;
      try (var store = open()) {
        assertThat(store.file().last().orElseThrow().seq()).isEqualTo(before);
        store.sign(9, HASH, "2026-01-31T12:00:00.000000Z");
        try (var lines = store.file().lines()) {
          var scan = new CheckpointLines(List.of(KEY.verifyingKey()));
          lines.forEachRemaining(scan::next);
          assertThat(scan.broken()).as("%d bytes", length).isEmpty();
          assertThat(scan.lines()).isEqualTo(length == whole.length ? 3 : 2);
        }
      }
    }
  }

  @Test
  void a_second_process_is_refused() throws IOException {
    try (var _ = open()) {
      assertThatThrownBy(this::open)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("is written by another process");
    }
    open().close();
  }

  @Test
  void a_file_that_was_tampered_with_is_gone_on_with_and_nothing_in_it_is_believed()
      throws IOException {
    sign(3, 5);
    var other = SigningKey.random();
    var last = Checkpoint.parse(Files.readAllLines(path).getLast());
    var forged = Checkpoint.sign(last.position(), 1_000_000, HASH, last.at(), other).line();
    Files.writeString(path, forged + "\nnonsense\n", StandardOpenOption.APPEND);
    try (var store = open()) {
      assertThat(store.file().last().orElseThrow().seq()).isEqualTo(5);
      assertThat(store.file().next().number()).isEqualTo(5);
    }
  }

  @Test
  void a_folder_s_key_is_made_once_and_its_owner_s_alone() throws IOException {
    var key = CheckpointKey.in(folder);
    var file = folder.resolve("audit-signing.key");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(CheckpointKey.in(folder).verifyingKey()).isEqualTo(key.verifyingKey());
    assertThat(Files.readString(folder.resolve("audit-signing.pub")))
        .isEqualTo(key.verifyingKey().pem());
    assertThat(CheckpointKey.of("file:" + file).verifyingKey()).isEqualTo(key.verifyingKey());
    assertThat(key.toString()).doesNotContain(key.pem().lines().skip(1).findFirst().orElseThrow());
  }

  // RFC 8410, section 10.3, with the public half that it gives in 10.1.
  @Test
  void a_key_of_openssl_s_form_has_the_public_half_that_the_standard_gives() {
    var key =
        SigningKey.ofPem(
            """
            -----BEGIN PRIVATE KEY-----
            MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC
            -----END PRIVATE KEY-----
            """);
    assertThat(key.verifyingKey().pem())
        .isEqualTo(
            """
            -----BEGIN PUBLIC KEY-----
            MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=
            -----END PUBLIC KEY-----
            """);
  }

  @Test
  void what_is_no_key_is_named_and_not_repeated() throws IOException {
    var file = Files.writeString(folder.resolve("key"), "hunter2");
    assertThatThrownBy(() -> CheckpointKey.of("file:" + file))
        .hasMessageContaining("slipway.audit.signing-key (file:" + file)
        .hasMessageNotContaining("hunter2");
    assertThatThrownBy(() -> SigningKey.ofPem(KEY.verifyingKey().pem()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
