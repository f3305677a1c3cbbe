package io.slipway.control.audit;

import io.slipway.control.audit.chain.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes any text storable: PostgreSQL takes neither NUL nor half a surrogate pair.
final class StorableText {

  private StorableText() {}

  static String of(String text) {
    var whole = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    return whole.replace('\0', '\uFFFD');
  }

  static @Nullable String orNull(@Nullable String text) {
    return text == null ? null : of(text);
  }

  static Map<String, Object> of(Map<?, ?> map) {
    var result = new LinkedHashMap<String, Object>();
    map.forEach((key, value) -> result.put(of(String.valueOf(key)), value(value)));
    return result;
  }

  private static Object value(@Nullable Object value) {
    return switch (value) {
      case null -> CanonicalJson.NULL;
      case CharSequence text -> of(text.toString());
      case Map<?, ?> map -> of(map);
      case List<?> list -> list.stream().map(StorableText::value).toList();
      default -> value;
    };
  }
}
