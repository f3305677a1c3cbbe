package io.slipway.control.notify.message;

import io.slipway.control.notify.address.NotifySettings;
import io.slipway.control.notify.outbox.Event;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Writes events as CloudEvents 1.0 in structured mode.
@Component
public class CloudEvents {

  public static final String MEDIA_TYPE = "application/cloudevents+json";

  private static final String TYPE_PREFIX = "io.slipway.";
  private static final String NAMELESS_SOURCE = "urn:slipway";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Wording wording;
  private final String source;

  CloudEvents(Wording wording, NotifySettings settings) {
    this.wording = wording;
    var url = settings.publicUrl();
    this.source = url == null || url.isBlank() ? NAMELESS_SOURCE : url;
  }

  /// The type of events that tell of an action: `io.slipway.run.failed` of `run.failed`.
  static String typeOf(String action) {
    return TYPE_PREFIX + action;
  }

  public byte[] write(Event event) {
    var envelope = new LinkedHashMap<String, Object>();
    envelope.put("specversion", "1.0");
    envelope.put("id", event.id().toString());
    envelope.put("source", source);
    envelope.put("type", typeOf(event.action()));
    event
        .subject()
        .id()
        .ifPresent(id -> envelope.put("subject", event.subject().kind() + "/" + id));
    envelope.put("time", event.at().toString());
    envelope.put("datacontenttype", "application/json");
    envelope.put("data", data(event));
    return JSON.writeValueAsBytes(envelope);
  }

  private Map<String, Object> data(Event event) {
    var data = new LinkedHashMap<String, Object>();
    put(data, "seq", event.seq());
    data.put("action", event.action());
    data.put("actor", event.actor());
    var object = new LinkedHashMap<String, Object>();
    object.put("kind", event.subject().kind());
    put(object, "id", event.subject().id());
    data.put("object", object);
    put(data, "environment", event.place().environment());
    put(data, "project", event.place().project());
    data.put("sentence", wording.sentence(event));
    put(data, "link", wording.link(event));
    data.put("detail", new TreeMap<>(event.detail()));
    return data;
  }

  private static void put(Map<String, Object> map, String name, Optional<?> value) {
    value.ifPresent(present -> map.put(name, present));
  }
}
