package io.slipway.control.notify.message;

import io.slipway.control.notify.address.NotifySettings;
import io.slipway.control.notify.outbox.Event;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Puts events into words: one sentence each, and a link to what it is about.
@Component
class Wording {

  private static final Map<String, Template> SENTENCES = Templates.byName("sentences.properties");
  private static final Map<String, Template> LINKS = Templates.byName("links.properties");
  private static final Template REFUSED = Objects.requireNonNull(SENTENCES.get("refused"));
  private static final Template OTHER = Objects.requireNonNull(SENTENCES.get("other"));
  private static final String REFUSAL = ".refused";

  // Of a failure's message; what is longer is better read where the link leads.
  private static final int LONGEST_VALUE = 1000;

  private final String publicUrl;

  Wording(NotifySettings settings) {
    this.publicUrl =
        settings.publicUrl() == null ? "" : settings.publicUrl().replaceFirst("/+$", "");
  }

  /// The actions that have a sentence of their own.
  static TreeSet<String> actions() {
    var actions = new TreeSet<>(SENTENCES.keySet());
    actions.removeIf(name -> !name.contains("."));
    return actions;
  }

  /// On one line, without control characters.
  String sentence(Event event) {
    return template(event.action()).with(values(event)).strip();
  }

  private static Template template(String action) {
    return action.endsWith(REFUSAL) ? REFUSED : SENTENCES.getOrDefault(action, OTHER);
  }

  Optional<String> link(Event event) {
    var path = LINKS.get(event.subject().kind());
    return publicUrl.isEmpty() || path == null
        ? Optional.empty()
        : path.ifWhole(values(event)).map(found -> publicUrl + found);
  }

  Optional<String> publicUrl() {
    return Optional.of(publicUrl).filter(url -> !url.isEmpty());
  }

  /// What templates may name.
  Map<String, String> values(Event event) {
    var values = new HashMap<String, String>();
    event.detail().forEach((name, value) -> put(values, name, text(value)));
    put(values, "actor", event.actor());
    put(values, "action", event.action());
    put(values, "kind", event.subject().kind());
    event.subject().id().ifPresent(id -> put(values, "id", id));
    event.place().environment().ifPresent(name -> put(values, "environment", name));
    event.place().project().ifPresent(name -> put(values, "project", name));
    return values;
  }

  private static void put(Map<String, String> values, String name, String value) {
    values.put(name, OneLine.of(value, LONGEST_VALUE));
  }

  private static String text(Object value) {
    return value instanceof Collection<?> list
        ? list.stream().map(String::valueOf).collect(Collectors.joining(", "))
        : String.valueOf(value);
  }
}
