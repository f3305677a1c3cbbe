package io.slipway.control.notify.message;

import io.slipway.control.notify.outbox.Event;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import org.springframework.stereotype.Component;

/// Writes events as plain e-mail.
@Component
public class Letters {

  private static final Template TEXT = Templates.text("email.txt");
  private static final int LONGEST_SUBJECT = 150;
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final Wording wording;

  Letters(Wording wording) {
    this.wording = wording;
  }

  /// @param subscription the name of the one by which somebody is told
  public Letter write(Event event, String subscription) {
    var sentence = wording.sentence(event);
    var values = new HashMap<String, String>();
    values.put("actor", OneLine.of(event.actor(), LONGEST_SUBJECT));
    values.put("action", event.action());
    values.put("sentence", sentence);
    values.put("when", WHEN.format(event.at()));
    values.put("subscription", subscription);
    wording.publicUrl().ifPresent(url -> values.put("publicUrl", url));
    wording.link(event).ifPresent(link -> values.put("link", link));
    event.place().environment().ifPresent(name -> values.put("environment", name));
    event.place().project().ifPresent(name -> values.put("project", name));
    event.seq().ifPresent(seq -> values.put("seq", seq.toString()));
    event
        .subject()
        .id()
        .ifPresent(id -> values.put("object", event.subject().kind() + " " + OneLine.of(id, 300)));
    return new Letter(
        OneLine.of("[Slipway] " + sentence, LONGEST_SUBJECT), TEXT.with(values).strip() + "\n");
  }
}
