package io.slipway.control.notify.outbox;

import io.slipway.control.audit.AuditRecorded;
import io.slipway.control.notify.address.NotifySettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Notes who is to be told of audit entries, in the very transaction that writes them: all three,
/// the change, the entry and the note, are committed, or none.
///
/// It is no `@EventListener`, since those hear nothing of what happens during the start.
@Component
class Outbox implements ApplicationListener<PayloadApplicationEvent<AuditRecorded>> {

  private final JdbcClient jdbc;
  private final NotifySettings settings;
  private final Clock clock;
  private final String enqueue = resource("enqueue.sql");

  Outbox(JdbcClient jdbc, NotifySettings settings, Clock clock) {
    this.jdbc = jdbc;
    this.settings = settings;
    this.clock = clock;
  }

  // Whoever waits for the chain's head waits for this too: two statements, however many entries
  // and subscriptions there are, and one if nobody subscribed.
  @Override
  public void onApplicationEvent(PayloadApplicationEvent<AuditRecorded> published) {
    if (!anybody()) {
      return;
    }
    var now = clock.instant();
    jdbc.sql(enqueue)
        .param("entries", published.getPayload().json())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("expires", now.plus(settings.giveUpAfter()).atOffset(ZoneOffset.UTC))
        .update();
  }

  private boolean anybody() {
    return jdbc.sql(
            "SELECT EXISTS (SELECT 1 FROM notify_subscription"
                + " WHERE enabled AND removed_at IS NULL)")
        .query(Boolean.class)
        .single();
  }

  private static String resource(String name) {
    try {
      return new ClassPathResource(name, Outbox.class).getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
