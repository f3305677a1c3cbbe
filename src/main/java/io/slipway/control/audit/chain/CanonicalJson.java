package io.slipway.control.audit.chain;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Writes JSON in the one form of RFC 8785, for strings, whole numbers, booleans, lists and maps.
public final class CanonicalJson {

  /// Stands for JSON's null where a map cannot hold one.
  public static final Object NULL = new Object();

  private static final long MAX_EXACT = 1L << 53;
  private static final int TYPICAL = 512;

  private CanonicalJson() {}

  /// @throws IllegalArgumentException for a value of any other type
  public static String write(Object value) {
    var out = new StringBuilder(TYPICAL);
    write(value, out);
    return out.toString();
  }

  private static void write(@Nullable Object value, StringBuilder out) {
    switch (value) {
      case null -> out.append("null");
      case CharSequence text -> string(text, out);
      case Boolean truth -> out.append(truth);
      case Integer number -> out.append(number);
      case Long number when isExact(number) -> out.append(number);
      case Map<?, ?> map -> object(map, out);
      case List<?> list -> array(list, out);
      case Object other when other == NULL -> out.append("null");
      default ->
          throw new IllegalArgumentException(
              "not a value of an audit entry: " + value.getClass().getName());
    }
  }

  private static boolean isExact(long number) {
    return -MAX_EXACT <= number && number <= MAX_EXACT;
  }

  private static void object(Map<?, ?> map, StringBuilder out) {
    var sorted = new TreeMap<String, @Nullable Object>();
    map.forEach((key, value) -> sorted.put(String.valueOf(key), value));
    var separator = "{";
    for (var member : sorted.entrySet()) {
      out.append(separator);
      string(member.getKey(), out);
      out.append(':');
      write(member.getValue(), out);
      separator = ",";
    }
    out.append(sorted.isEmpty() ? "{}" : "}");
  }

  private static void array(List<?> list, StringBuilder out) {
    var separator = "[";
    for (var element : list) {
      out.append(separator);
      write(element, out);
      separator = ",";
    }
    out.append(list.isEmpty() ? "[]" : "]");
  }

  private static void string(CharSequence text, StringBuilder out) {
    out.append('"');
    for (var i = 0; i < text.length(); i++) {
      character(text.charAt(i), out);
    }
    out.append('"');
  }

  private static void character(char c, StringBuilder out) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\b' -> out.append("\\b");
      case '\f' -> out.append("\\f");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        if (c < ' ') {
          out.append("\\u%04x".formatted((int) c));
        } else {
          out.append(c);
        }
      }
    }
  }
}
