package io.slipway.control.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.control.audit.chain.Checkpoint;
import io.slipway.testing.HttpApi;
import io.slipway.testing.Shell;
import io.slipway.testing.SlipwayProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A process that is killed between a commit and the checkpoint of it, with its own embedded server
/// and the key that it makes for itself.
class AuditCrashTests {

  private static final String TOKEN = "slw_crashing_" + "c".repeat(64);

  @TempDir private Path folder;

  private SlipwayProcess start() throws IOException {
    Files.writeString(folder.resolve("token"), TOKEN);
    return SlipwayProcess.start(
        folder,
        Map.of(
            "slipway.access.admin-token",
            "file:" + folder.resolve("token"),
            "slipway.demo.enabled",
            "false",
            "slipway.config-directory",
            Path.of("src/test/resources/test-config").toAbsolutePath().toString(),
            "slipway.audit.checkpoint-every",
            "1h"));
  }

  private Path data(String file) {
    return folder.resolve("data").resolve(file);
  }

  private List<Checkpoint> checkpoints() throws IOException {
    return Files.readAllLines(data("audit-checkpoints.jsonl")).stream()
        .map(Checkpoint::parse)
        .toList();
  }

  private static JsonNode verification(HttpApi api) {
    var verification = api.get("/api/v1/audit/verification").expect(200).json();
    assertThat(verification.path("intact").asBoolean()).as("%s", verification).isTrue();
    return verification;
  }

  private static long head(JsonNode verification) {
    return verification.path("head").path("seq").asLong();
  }

  private static void addEntries(HttpApi api) {
    for (var i = 0; i < 3; i++) {
      api.post("/api/v1/tokens", "{}").expect(422);
    }
  }

  @Test
  void what_was_committed_is_signed_by_the_next_start_and_by_an_orderly_stop() throws IOException {
    long committed;
    try (var slipway = start()) {
      var api = new HttpApi(slipway.address(), TOKEN);
      addEntries(api);
      var verification = verification(api);
      committed = head(verification);
      assertThat(verification.path("checkpoints").path("signedUpTo").asLong())
          .isLessThan(committed);
      assertThat(verification.path("protection").path("role").asString()).isEqualTo("SEPARATE");
      assertThat(verification.path("protection").path("rightsRevoked").asBoolean()).isTrue();
      slipway.kill();
    }
    // The kill came while a line was being written.
    Files.writeString(data("audit-checkpoints.jsonl"), "{\"at\":\"2026", StandardOpenOption.APPEND);
    try (var slipway = start()) {
      var api = new HttpApi(slipway.address(), TOKEN);
      addEntries(api);
      committed = head(verification(api));
      var export = api.get("/api/v1/audit/export").expect(200).body();
      assertThat(slipway.stop()).isEqualTo(128 + 15);
      assertThat(slipway.log()).contains("of an unfinished line off the end");
      assertThat(checkpoints().getLast().seq()).isEqualTo(committed);
      verifyOffline(export);
    }
  }

  // As an auditor does, in a process of its own.
  private void verifyOffline(String export) throws IOException {
    var file = Files.writeString(folder.resolve("export.jsonl"), export);
    var key = data("audit-signing.pub").toString();
    var checkpoints = data("audit-checkpoints.jsonl").toString();
    var arguments =
        List.of("verify-audit", file.toString(), "--checkpoints", checkpoints, "--public-key", key);
    Files.copy(data("audit-checkpoints.jsonl"), folder.resolve("audit-checkpoints.jsonl"));
    Files.copy(data("audit-signing.pub"), folder.resolve("audit-signing.pub"));
    var whole = SlipwayProcess.command(folder, arguments);
    assertThat(whole.output()).startsWith("whole: ").doesNotContain("not shown", "Spring");
    assertThat(whole.status()).isZero();

    verifyAsDocumented(export);
    Files.writeString(file, export.lines().skip(1).reduce("", (a, b) -> a + b + "\n"));
    var broken = SlipwayProcess.command(folder, arguments);
    assertThat(broken.output()).startsWith("broken: line 1: entry 1: it is missing");
    assertThat(broken.status()).isEqualTo(1);
  }

  // As a stranger does, with what every machine has.
  private void verifyAsDocumented(String export) throws IOException {
    Shell.needs("bash", "jq", "sha256sum", "openssl", "base64");
    var shell = new Shell(folder, Map.of());
    assertThat(shell.run(documented("sha256sum"))).isEqualTo(new Shell.Result(0, ""));
    assertThat(shell.run(documented("openssl pkeyutl")).output())
        .contains("Signature Verified Successfully");
    Files.writeString(
        folder.resolve("export.jsonl"), export.replaceFirst("\"actor\":\"", "\"actor\":\"x"));
    assertThat(shell.run(documented("sha256sum")).output()).startsWith("broken: {");
  }

  private static String documented(String word) throws IOException {
    var blocks = Files.readString(Path.of("docs", "audit.md")).split("```sh\n");
    return Stream.of(blocks)
        .skip(1)
        .map(block -> block.substring(0, block.indexOf("```")))
        .filter(block -> block.contains(word))
        .findFirst()
        .orElseThrow();
  }
}
