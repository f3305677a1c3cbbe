package io.slipway.control.database;

import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Records as `jsonb` columns hold them.
///
/// What a later version added to a document and this one does not know is passed over, so that two
/// versions can share a control database while one replaces the other.
@Component
public class JsonColumn {

  private final JsonMapper mapper =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  public String write(Object value) {
    return mapper.writeValueAsString(value);
  }

  public <T> T read(String json, Class<T> type) {
    return mapper.readValue(json, type);
  }

  public <T> List<T> readList(String json, Class<T> type) {
    return mapper.readerForListOf(type).readValue(json);
  }
}
