package io.slipway.control.audit.chain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads one line of an export, and takes nothing for an entry that has more or less than one has.
public final class EntryLine {

  private static final Set<String> MEMBERS =
      Set.of(
          "seq",
          "at",
          "actor",
          "action",
          "objectKind",
          "objectId",
          "environment",
          "project",
          "detail",
          "previousHash",
          "hash");

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private EntryLine() {}

  /// @throws IllegalArgumentException when the line is no entry; the message says why
  public static AuditEntry parse(byte[] line) {
    var node = tree(line);
    if (!node.isObject()) {
      throw new IllegalArgumentException("it is no JSON object");
    }
    var names = new HashSet<>(node.propertyNames());
    if (!names.equals(MEMBERS)) {
      throw new IllegalArgumentException(difference(names));
    }
    return new AuditEntry(
        number(node.path("seq")),
        text(node, "at"),
        text(node, "actor"),
        text(node, "action"),
        text(node, "objectKind"),
        textOrNull(node, "objectId"),
        textOrNull(node, "environment"),
        textOrNull(node, "project"),
        detail(node.path("detail")),
        text(node, "previousHash"),
        text(node, "hash"));
  }

  private static JsonNode tree(byte[] line) {
    try {
      return JSON.readTree(line);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("it is no JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static String difference(Set<String> names) {
    for (var name : names) {
      if (!MEMBERS.contains(name)) {
        return "it has a member '%s', which no entry has".formatted(name);
      }
    }
    return "it lacks members that every entry has";
  }

  private static long number(JsonNode node) {
    if (!node.isIntegralNumber() || !node.canConvertToLong()) {
      throw new IllegalArgumentException("its seq is no whole number");
    }
    return node.longValue();
  }

  private static String text(JsonNode node, String name) {
    var value = node.path(name);
    if (!value.isString()) {
      throw new IllegalArgumentException("its %s is no text".formatted(name));
    }
    return value.stringValue();
  }

  private static @Nullable String textOrNull(JsonNode node, String name) {
    return node.path(name).isNull() ? null : text(node, name);
  }

  private static Map<String, Object> detail(JsonNode node) {
    if (!node.isObject()) {
      throw new IllegalArgumentException("its detail is no object");
    }
    return map(node);
  }

  private static Map<String, Object> map(JsonNode node) {
    var map = new HashMap<String, Object>();
    node.properties().forEach(member -> map.put(member.getKey(), value(member.getValue())));
    return map;
  }

  private static List<Object> list(JsonNode node) {
    var list = new ArrayList<>();
    node.values().forEach(element -> list.add(value(element)));
    return list;
  }

  private static Object value(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> map(node);
      case ARRAY -> list(node);
      case STRING -> node.stringValue();
      case BOOLEAN -> node.booleanValue();
      case NULL -> CanonicalJson.NULL;
      case NUMBER -> wholeNumber(node);
      case BINARY, MISSING, POJO -> throw new IllegalArgumentException("its detail is not JSON");
    };
  }

  private static Object wholeNumber(JsonNode node) {
    if (!node.isIntegralNumber() || !node.canConvertToLong()) {
      throw new IllegalArgumentException("its detail holds a number that no entry can hold");
    }
    return node.longValue();
  }
}
