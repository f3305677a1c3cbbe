package io.slipway.engine.schemadiff;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What was parsed while the state before was read, so that only what has changed is parsed again.
///
/// It holds the texts of two states: of the one that is being read and of the one before it.
final class ParsedTexts {

  /// @param reader the code that asked the parser, since one text can be parsed as several things
  private record Key(Class<?> reader, String sql) {}

  private Map<Key, Object> before = new ConcurrentHashMap<>();
  private Map<Key, Object> now = new ConcurrentHashMap<>();

  /// Another state is read from here on.
  void turn() {
    before = now;
    now = new ConcurrentHashMap<>();
  }

  @Nullable Object find(Class<?> reader, String sql) {
    var key = new Key(reader, sql);
    var found = now.containsKey(key) ? now.get(key) : before.get(key);
    if (found != null) {
      now.put(key, found);
    }
    return found;
  }

  // The parser answers null for a part that the text does not have.
  <T extends @Nullable Object> T keep(Class<?> reader, String sql, T parsed) {
    if (parsed != null) {
      now.put(new Key(reader, sql), parsed);
    }
    return parsed;
  }
}
