package io.slipway.control.project;

import io.slipway.control.project.yaml.Document;
import io.slipway.control.project.yaml.Problems;
import io.slipway.control.project.yaml.Section;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;

/// Values as `jsonb`, read back by the very readers of the configuration's files.
final class StoredJson {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private StoredJson() {}

  static String write(Map<String, ?> values) {
    return JSON.writeValueAsString(values);
  }

  /// @throws IllegalStateException when the stored value is not what the readers accept
  static <T> T read(String json, Set<String> keys, Function<Section, Optional<T>> reader) {
    var problems = new Problems();
    return Document.json("stored", json)
        .root(keys, problems)
        .flatMap(reader)
        .filter(_ -> problems.isEmpty())
        .orElseThrow(() -> new IllegalStateException("unreadable: " + problems.inReadingOrder()));
  }
}
