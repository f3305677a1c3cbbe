package io.slipway.http;

import java.time.Duration;
import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.UUID;

/// Java types in the words of someone who writes JSON or a query string.
final class JsonTypes {

  private JsonTypes() {}

  static String inWords(Class<?> type) {
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
      return "a number";
    }
    if (CharSequence.class.isAssignableFrom(type)) {
      return "a string";
    }
    if (Collection.class.isAssignableFrom(type) || type.isArray()) {
      return "an array";
    }
    if (Temporal.class.isAssignableFrom(type)) {
      return "a date and time as in 2026-01-31T12:00:00Z";
    }
    if (type == Duration.class) {
      return "a duration such as 30s";
    }
    return type == UUID.class ? "a UUID" : type.isEnum() ? "a string" : "an object";
  }
}
