package io.slipway.control.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.store.FolderException;
import io.slipway.control.audit.AuditEvent;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// People who are told: by e-mail over a real SMTP server, and in Slack's form.
class PeopleTests extends NotifyTest {

  @BeforeEach
  void emptyMailboxes() throws FolderException {
    MAIL.purgeEmailFromAllMailboxes();
  }

  private String subscribeByMail(String... addresses) {
    return subscribe(
        Map.of(
            "name",
            "DBAs",
            "kind",
            "email",
            "addresses",
            List.of(addresses),
            "actions",
            List.of("run.failed")));
  }

  private MimeMessage told(AuditEvent event) {
    happens(event);
    steps().tell();
    return MAIL.getReceivedMessages()[0];
  }

  @Test
  void aMailArrivesForEverybodyAsItWasWritten() throws MessagingException, IOException {
    var path = subscribeByMail("ana@example.com", "bo@example.com");

    var message = told(runFailed("r1"));

    assertThat(MAIL.getReceivedMessages()).hasSize(2);
    assertThat(message.getSubject())
        .isEqualTo(
            "[Slipway] The run on crm-production-eu (crm, production) has failed: 42P07: it exists"
                + " already.");
    assertThat(message.getFrom()[0]).hasToString("slipway@example.com");
    assertThat(message.getHeader("To", ", ")).isEqualTo("ana@example.com, bo@example.com");
    assertThat(message.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
    assertThat(message.getContentType()).startsWith("text/plain");
    assertThat(message.getContent().toString())
        .contains("https://slipway.example.com/api/v1/runs/r1")
        .contains("because the subscription \"DBAs\" names your address");
    var delivery = deliveries(path).getFirst();
    assertThat(delivery.path("state").asString()).isEqualTo("DELIVERED");
    assertThat(message.getHeader("X-Slipway-Event", null))
        .isEqualTo(delivery.path("event").asString());
  }

  @Test
  void nothingThatIsToldBecomesAHeader() throws MessagingException {
    subscribeByMail("ana@example.com");

    var message =
        told(
            AuditEvent.of("system", "run.failed", "run", "r\r\nX-Evil: 1")
                .with(
                    Map.of(
                        "target",
                        "crm\r\nBcc: victim@example.com\r\n\r\nbody",
                        "message",
                        "grün\nX-Evil: 2")));

    assertThat(message.getHeader("Bcc")).isNull();
    assertThat(message.getHeader("X-Evil")).isNull();
    assertThat(message.getSubject()).contains("crm Bcc: victim@example.com body").contains("grün");
    assertThat(MAIL.getReceivedMessages()).hasSize(1);
  }

  @Test
  void whileTheMailServerTakesNothingItWaits() {
    var path = subscribeByMail("ana@example.com");
    MAIL.setUser("slipway@example.com", "slipway", "changed");
    try {
      happens(runFailed("r1"));
      steps().tell();
      assertThat(subscription(path).path("telling").path("lastFailure").asString())
          .isEqualTo("the mail server does not accept spring.mail.username and its password");
    } finally {
      MAIL.setUser("slipway@example.com", "slipway", "letmein-please");
    }
    assertThat(MAIL.getReceivedMessages()).isEmpty();

    later(Duration.ofSeconds(12));
    steps().tell();

    assertThat(MAIL.getReceivedMessages()).hasSize(1);
  }

  @Test
  void addressesThatWouldBecomeHeadersOrOthersAreRefused() {
    for (var address :
        List.of(
            "ana",
            "ana@",
            "@example.com",
            "a@b@c.example",
            "ana@example.com\r\nBcc: victim@example.com",
            "ana@example.com, victim@example.com",
            "Ana <ana@example.com>",
            "\"a b\"@example.com",
            "ana@example.com\u0000",
            "")) {
      var wish =
          Map.of(
              "name", "x", "kind", "email", "addresses", List.of(address), "actions", List.of("*"));
      var answer = admin.post("/api/v1/subscriptions", wish);
      answer.expectProblem(422, "invalid-field");
      assertThat(answer.fieldsAtFault()).containsExactly("addresses[0]");
    }
  }

  @Test
  void aChannelIsToldInSlacksFormByASecretUrl() {
    var url = secret(receiver.url("/services/T0/B0/topsecret"));
    var path =
        subscribe(
            Map.of(
                "name",
                "Channel",
                "kind",
                "slack",
                "url",
                "file:" + url,
                "actions",
                List.of("run.failed")));

    happens(runFailed("r1"));
    steps().tell();

    var got = receiver.received().getFirst();
    assertThat(got.path()).isEqualTo("/services/T0/B0/topsecret");
    assertThat(got.header("Content-Type")).hasValue("application/json; charset=utf-8");
    assertThat(got.json().path("text").asString())
        .isEqualTo(
            "The run on crm-production-eu (crm, production) has failed: 42P07: it exists already."
                + " <https://slipway.example.com/api/v1/runs/r1|Open>");
    assertThat(subscription(path).path("url").asString()).isEqualTo("file:" + url);
  }
}
