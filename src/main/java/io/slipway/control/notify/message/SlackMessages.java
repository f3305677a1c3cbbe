package io.slipway.control.notify.message;

import io.slipway.control.notify.outbox.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Writes events as Slack's incoming webhooks take them.
@Component
public class SlackMessages {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  // Slack refuses sections of more than 3000 characters; escaping makes five of one.
  private static final int LONGEST_SENTENCE = 2000;
  private static final int LONGEST_SECTION = 2900;

  private final Wording wording;

  SlackMessages(Wording wording) {
    this.wording = wording;
  }

  public byte[] write(Event event) {
    var sentence = OneLine.cut(wording.sentence(event), LONGEST_SENTENCE);
    var link = wording.link(event).map(url -> " <" + escaped(url) + "|Open>").orElse("");
    var text = escapedWithin(sentence, LONGEST_SECTION - link.length()) + link;
    return JSON.writeValueAsBytes(
        Map.of("text", text, "blocks", List.of(section(text), context(event))));
  }

  private static Map<String, Object> section(String text) {
    return Map.of("type", "section", "text", markdown(text));
  }

  private static Map<String, Object> context(Event event) {
    var facts =
        Stream.of(
                event.place().environment(),
                event.place().project(),
                event.seq().map(seq -> "audit entry " + seq),
                Optional.of(event.at().toString()))
            .flatMap(Optional::stream)
            .map(SlackMessages::escaped)
            .collect(Collectors.joining(" · "));
    return Map.of("type", "context", "elements", new ArrayList<>(List.of(markdown(facts))));
  }

  private static Map<String, Object> markdown(String text) {
    return Map.of("type", "mrkdwn", "text", text);
  }

  /// Takes from a text what Slack would take for a mention, a channel or a link.
  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String escapedWithin(String text, int longest) {
    var kept = text;
    while (escaped(kept).length() > longest) {
      kept = OneLine.cut(kept, kept.length() * 3 / 4);
    }
    return escaped(kept);
  }
}
