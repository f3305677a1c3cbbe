package io.slipway;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.HttpApi;
import io.slipway.testing.Shell;
import io.slipway.testing.SlipwayProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/// Does what the README says and compares what comes out with what it shows.
class ReadmeTests {

  private static final Pattern TOKEN = Pattern.compile("slw_[a-z0-9]{8}_[0-9a-f]{64}");
  private static final String START = "./mvnw spring-boot:run\n";
  private static final String END = "@@ end of block %d @@";

  @TempDir private Path folder;

  @Test
  void every_command_works_and_answers_as_shown() throws IOException {
    Shell.needs("bash", "curl", "jq", "python3", "zip");
    Files.deleteIfExists(Path.of("target", "notes.zip"));
    FileSystemUtils.deleteRecursively(Path.of("target", "notes"));
    try (var slipway = SlipwayProcess.start(folder)) {
      expect(Readme.blocks().getFirst(), slipway.log());
      var token = TOKEN.matcher(slipway.log()).results().findFirst().orElseThrow().group();
      awaitFirstLook(new HttpApi(slipway.address(), token));
      runAll(slipway.address(), token);
      assertThat(slipway.stop()).as(slipway.log()).isEqualTo(128 + 15);
      assertThat(slipway.log()).doesNotContain("WARN", "ERROR");
    }
  }

  // A person needs longer to paste the token.
  private static void awaitFirstLook(HttpApi api) {
    while (api.get("/api/v1/status").expect(200).body().contains("UNKNOWN")) {
      Thread.onSpinWait();
    }
  }

  private void runAll(String address, String token) {
    var blocks = Readme.blocks().stream().filter(Readme.Block::isRun).toList();
    var script = new StringBuilder("set -e -o pipefail\n");
    for (var i = 0; i < blocks.size(); i++) {
      script
          .append(blocks.get(i).commands())
          .append("echo; echo '%s'\n".formatted(END.formatted(i)));
    }
    var here =
        script
            .toString()
            .replace("SLIPWAY=http://127.0.0.1:8080\n", "SLIPWAY=" + address + "\n")
            .replace("TOKEN=slw_...\n", "TOKEN=" + token + "\n");
    assertThat(here).contains("SLIPWAY=" + address, "TOKEN=" + token);
    var rest = new Shell(Path.of(""), Map.of()).run(here).output();
    for (var i = 0; i < blocks.size(); i++) {
      var end = END.formatted(i) + "\n";
      assertThat(rest).as("the output from block %d on:%n%s", i, blocks.get(i)).contains(end);
      expect(blocks.get(i), rest.substring(0, rest.indexOf(end)));
      rest = rest.substring(rest.indexOf(end) + end.length());
    }
  }

  private static void expect(Readme.Block block, String output) {
    assertThat(ShownOutput.normalised(output))
        .as("the output of%n%s", block.commands())
        .matches(ShownOutput.pattern(block.output()));
  }

  @Test
  void what_is_not_run_here_starts_and_builds_slipway() {
    assertThat(Readme.blocks())
        .filteredOn(block -> !block.isRun())
        .extracting(Readme.Block::commands)
        .satisfiesExactly(
            start -> assertThat(start).isEqualTo(START),
            verify -> assertThat(verify).isEqualTo("./mvnw verify\n"),
            ownServer -> assertThat(ownServer).endsWith(START),
            docker -> assertThat(docker).startsWith("docker compose up"));
    assertThat(Path.of("mvnw")).isExecutable();
    assertThat(Path.of("docker-compose.yml")).isRegularFile();
  }

  @Test
  void its_links_lead_to_files_that_are_there() throws IOException {
    var links =
        Pattern.compile("]\\((?!https?:)([^)#]+)").matcher(Files.readString(Path.of("README.md")));
    assertThat(links.results().map(link -> link.group(1)).toList())
        .hasSizeGreaterThan(8)
        .allSatisfy(link -> assertThat(Path.of(link)).exists());
  }
}
