package io.slipway.control.notify.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.control.notify.outbox.Event;
import io.slipway.control.notify.outbox.Event.Place;
import io.slipway.control.notify.outbox.Event.Subject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What Slack and mailboxes get to see.
class MessagesTests {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Wording wording = new Wording(Samples.SETTINGS);

  private JsonNode slack(Event event) {
    var bytes = new SlackMessages(wording).write(event);
    return JSON.readTree(new String(bytes, StandardCharsets.UTF_8));
  }

  private static Event failed(String message) {
    return Samples.event(
        "run.failed",
        new Subject("run", Optional.of("8d1f")),
        new Place(Optional.of("production"), Optional.of("crm")),
        Map.of("target", "crm-production-eu", "message", message));
  }

  @Test
  void aMessageForSlackIsASentenceWithALinkAndALineOfFacts() {
    assertThat(slack(failed("relation \"orders\" already exists")))
        .isEqualTo(
            JSON.readTree(
                """
                {"text": "The run on crm-production-eu (crm, production) has failed: relation \\"orders\\" already exists <https://slipway.example.com/api/v1/runs/8d1f|Open>",
                 "blocks": [
                   {"type": "section", "text": {"type": "mrkdwn", "text":
                     "The run on crm-production-eu (crm, production) has failed: relation \\"orders\\" already exists <https://slipway.example.com/api/v1/runs/8d1f|Open>"}},
                   {"type": "context", "elements": [{"type": "mrkdwn", "text":
                     "production · crm · audit entry 4711 · 2026-12-01T07:08:09.123456Z"}]}]}"""));
  }

  @Test
  void nothingInAMessageCallsAChannelOrMakesALink() {
    var text = slack(failed("<!channel> & <https://evil.example|Open>")).path("text").asString();

    assertThat(text)
        .contains("&lt;!channel&gt; &amp; &lt;https://evil.example|Open&gt;")
        .doesNotContain("<!channel>");
  }

  @Test
  void aLongMessageStaysWithinWhatSlackTakes() {
    var text = slack(failed("&".repeat(5000))).path("blocks").path(0).path("text").path("text");

    assertThat(text.asString().length()).isLessThanOrEqualTo(3000);
    assertThat(text.asString()).endsWith("… <https://slipway.example.com/api/v1/runs/8d1f|Open>");
  }

  @Test
  void aLetterSaysWhatWhereAndWhy() {
    var letter = new Letters(wording).write(failed("relation \"orders\" already exists"), "DBAs");

    assertThat(letter.subject())
        .isEqualTo(
            "[Slipway] The run on crm-production-eu (crm, production) has failed: relation"
                + " \"orders\" already exists");
    assertThat(letter.text())
        .isEqualTo(
            """
            The run on crm-production-eu (crm, production) has failed: relation "orders" already exists

            https://slipway.example.com/api/v1/runs/8d1f

            What:        run.failed
            By:          ana
            When:        2026-12-01 07:08:09 UTC
            Environment: production
            Project:     crm
            Object:      run 8d1f
            Audit entry: 4711

            You are told because the subscription "DBAs" names your address.
            Who administers Slipway can change that: https://slipway.example.com
            """);
  }

  @Test
  void aSubjectIsOneShortLine() {
    var letter = new Letters(wording).write(failed("x\r\nBcc: victim@example.com\r\n\r\nY"), "D");

    assertThat(letter.subject()).doesNotContainPattern("\\p{Cntrl}").hasSizeLessThanOrEqualTo(150);
    assertThat(new Letters(wording).write(failed("\uD83D\uDE80".repeat(300)), "D").subject())
        .hasSizeLessThanOrEqualTo(150)
        .isEqualTo(wellFormed(new Letters(wording).write(failed("\uD83D\uDE80".repeat(300)), "D")));
  }

  private static String wellFormed(Letter letter) {
    return new String(letter.subject().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }
}
