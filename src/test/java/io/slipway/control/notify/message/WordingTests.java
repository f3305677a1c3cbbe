package io.slipway.control.notify.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.control.notify.outbox.Event.Place;
import io.slipway.control.notify.outbox.Event.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WordingTests {

  private static final Path DOCS = Path.of("docs", "notifications.md");
  private static final String TABLE = "| action | for example |\n|---|---|\n";

  private final Wording wording = new Wording(Samples.SETTINGS);

  @Test
  void theSentenceOfEachActionStandsInTheDocs() throws IOException {
    var table =
        Wording.actions().stream()
            .map(action -> "| `" + action + "` | " + wording.sentence(Samples.of(action)) + " |\n")
            .collect(Collectors.joining("", TABLE, ""));
    if (Boolean.getBoolean("slipway.docs.write")) {
      var text = Files.readString(DOCS);
      var end = text.contains(TABLE) ? text.indexOf(TABLE) : text.length();
      Files.writeString(DOCS, text.substring(0, end) + table);
    }
    assertThat(Files.readString(DOCS))
        .as("write it with ./mvnw test -Dtest=WordingTests -Dslipway.docs.write=true")
        .endsWith(table);
  }

  @Test
  void noSentenceLeavesAGap() {
    assertThat(Wording.actions())
        .hasSizeGreaterThan(40)
        .allSatisfy(
            action ->
                assertThat(wording.sentence(Samples.of(action)))
                    .doesNotContain("(unknown)")
                    .doesNotContainPattern("[\\[\\]{}]"));
  }

  @Test
  void whatIsNotKnownIsLeftOutOfASentence() {
    var event =
        Samples.event(
            "run.failed", new Subject("run", Optional.of("r")), Place.NONE, Map.of("target", "t"));

    assertThat(wording.sentence(event)).isEqualTo("The run on t has failed");
  }

  @Test
  void refusedAttemptsAndUnknownActionsHaveSentencesToo() {
    var subject = new Subject("approval", Optional.of("a1"));
    var place = new Place(Optional.of("production"), Optional.of("crm"));

    assertThat(
            wording.sentence(
                Samples.event("token.create.refused", subject, place, Map.of("code", "forbidden"))))
        .isEqualTo("An attempt by ana (token.create.refused) was refused: forbidden.");
    assertThat(wording.sentence(Samples.event("approval.give", subject, place, Map.of())))
        .isEqualTo("ana: approval.give on approval a1 of crm in production.");
  }

  @Test
  void whatAValueHoldsIsNoTemplate() {
    var detail = Map.<String, Object>of("target", "[{actor}] $1 \\{id}", "message", "{target}");
    var event =
        Samples.event("run.failed", new Subject("run", Optional.of("r")), Place.NONE, detail);

    assertThat(wording.sentence(event))
        .isEqualTo("The run on [{actor}] $1 \\{id} has failed: {target}");
  }

  @Test
  void aSentenceIsOneLineOfPlainText() {
    var detail =
        Map.<String, Object>of(
            "target", "t", "message", "one\r\nBcc: two\u2028three\u0000\u001b[31m\u202efour");
    var event =
        Samples.event("run.failed", new Subject("run", Optional.of("r")), Place.NONE, detail);

    assertThat(wording.sentence(event))
        .isEqualTo("The run on t has failed: one Bcc: two three [31m four");
  }
}
