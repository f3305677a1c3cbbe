package io.slipway.control.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.control.notify.Receiver.Received;
import io.slipway.testing.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A receiver that does what docs/notifications.md says.
class SignatureTests extends NotifyTest {

  private static final String OTHER_KEY = "another-key-0123456789";

  @TempDir Path folder;

  private static String recipe(String language) throws IOException {
    var section =
        Files.readString(Path.of("docs", "notifications.md"))
            .split("## Verifying the signature")[1];
    var block = Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(section);
    assertThat(block.find()).as(language).isTrue();
    return block.group(1);
  }

  private Received received(Map<String, Object> wish) {
    subscribe(wish);
    happens(runFailed("grün €"));
    steps().tell();
    return receiver.received().getLast();
  }

  private long now() {
    return context().getBean(java.time.Clock.class).instant().getEpochSecond();
  }

  private boolean shellSays(String signature, String body, String key, long now)
      throws IOException {
    Files.writeString(folder.resolve("body"), body);
    var given = Map.of("SIGNATURE", signature, "SECRET", key, "NOW", Long.toString(now));
    return new Shell(folder, given).run(recipe("sh")).status() == 0;
  }

  private boolean pythonSays(String signature, String body, String key, long now)
      throws IOException {
    Files.writeString(folder.resolve("body"), body);
    Files.writeString(
        folder.resolve("check.py"),
        recipe("python")
            + """

            import sys
            body = open("body", "rb").read()
            sys.exit(0 if is_genuine(sys.argv[1], body, sys.argv[2], float(sys.argv[3])) else 1)
            """);
    var command = List.of("python3", "check.py", signature, key, Long.toString(now));
    var result = new Shell(folder, Map.of()).run(command);
    assertThat(result.output()).isEmpty();
    return result.status() == 0;
  }

  private interface Recipe {
    boolean says(String signature, String body, String key, long now) throws IOException;
  }

  private void holds(Recipe recipe) throws IOException {
    var got = received(webhook(receiver.url("/"), "run.failed"));
    var signature = got.header("Slipway-Signature").orElseThrow();

    assertThat(recipe.says(signature, got.body(), KEY, now())).isTrue();
    assertThat(recipe.says(signature, got.body(), KEY, now() + 299)).isTrue();
    assertThat(recipe.says(signature, got.body(), KEY, now() + 301)).as("replayed").isFalse();
    assertThat(recipe.says(signature, got.body(), KEY, now() - 301)).as("from later").isFalse();
    assertThat(recipe.says(signature, got.body() + " ", KEY, now())).as("changed").isFalse();
    assertThat(recipe.says(signature, got.body(), OTHER_KEY, now())).as("other key").isFalse();
    var younger = signature.replaceFirst("t=\\d+", "t=" + (now() + 60));
    assertThat(recipe.says(younger, got.body(), KEY, now())).as("made younger").isFalse();
    assertThat(recipe.says("t=" + now() + ",v1=", got.body(), KEY, now())).as("none").isFalse();
  }

  @Test
  void theRecipeForAShellTellsGenuineFromForged() throws IOException {
    Shell.needs("bash", "openssl", "sed", "tr", "grep");
    holds(this::shellSays);
  }

  @Test
  void theRecipeForPythonTellsGenuineFromForged() throws IOException {
    Shell.needs("python3");
    holds(this::pythonSays);
  }

  @Test
  void whileKeysChangeBothAreGood() throws IOException {
    Shell.needs("bash", "openssl", "sed", "tr", "grep");
    var wish = new HashMap<>(webhook(receiver.url("/"), "run.failed"));
    wish.put("secrets", List.of("file:" + KEY_FILE, "file:" + secret(OTHER_KEY)));
    var got = received(wish);
    var signature = got.header("Slipway-Signature").orElseThrow();

    assertThat(signature).matches("t=\\d+,v1=[0-9a-f]{64},v1=[0-9a-f]{64}");
    assertThat(shellSays(signature, got.body(), KEY, now())).isTrue();
    assertThat(shellSays(signature, got.body(), OTHER_KEY, now())).isTrue();
    assertThat(shellSays(signature, got.body(), "a third", now())).isFalse();
  }

  @Test
  void withoutItsKeyNothingIsSent() {
    var wish = new HashMap<>(webhook(receiver.url("/"), "run.failed"));
    wish.put("secrets", List.of("env:SLIPWAY_NO_SUCH_KEY"));
    var path = subscribe(wish);
    happens(runFailed("r1"));
    steps().tell();

    assertThat(receiver.received()).isEmpty();
    assertThat(subscription(path).path("telling").path("lastFailure").asString())
        .isEqualTo("the secret env:SLIPWAY_NO_SUCH_KEY is not set or empty");
  }
}
