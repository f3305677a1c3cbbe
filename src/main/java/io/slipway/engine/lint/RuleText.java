package io.slipway.engine.lint;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads one entry of `rules.txt`, whose head says how it is written.
final class RuleText {

  private static final String INDENT = "  ";
  private static final String SQL = "sql";
  private static final Set<String> KEYS =
      Set.of("class", "severity", "default", "needs", "peers", "title", "why", "do", SQL);

  private final String name;
  private final Map<String, StringBuilder> fields = new LinkedHashMap<>();

  private RuleText(String name) {
    this.name = name;
  }

  /// @throws IllegalStateException when it is not written as it should be
  static RuleEntry parse(String block) {
    var lines = block.split("\n", -1);
    var text = new RuleText(lines[0]);
    var key = "";
    for (var line : lines) {
      if (line.startsWith(INDENT)) {
        text.continueField(key, line.substring(INDENT.length()));
      } else if (!line.equals(lines[0])) {
        key = text.beginField(line);
      }
    }
    return text.entry();
  }

  private String beginField(String line) {
    var colon = line.indexOf(':');
    var key = colon < 0 ? line : line.substring(0, colon);
    if (!KEYS.contains(key) || fields.containsKey(key)) {
      throw new IllegalStateException("%s: no field is expected in: %s".formatted(name, line));
    }
    fields.put(key, new StringBuilder(line.substring(colon + 1).strip()));
    return key;
  }

  private void continueField(String key, String text) {
    var field = fields.get(key);
    if (field == null) {
      throw new IllegalStateException("%s: nothing to go on with in: %s".formatted(name, text));
    }
    field.append(key.equals(SQL) ? "\n" : " ").append(text);
  }

  private RuleEntry entry() {
    var idAndSlug = name.split(" ", 2);
    var ruleClass = RuleClass.valueOf(required("class"));
    return new RuleEntry(
        idAndSlug[0],
        idAndSlug[1],
        ruleClass,
        optional("severity").map(Severity::valueOf).orElse(ruleClass.severity()),
        optional("default").map("on"::equals).orElse(ruleClass.isOnByDefault()),
        needs(),
        optional("peers").stream().flatMap(RuleText::peers).toList(),
        required("title"),
        required("why"),
        required("do"),
        optional(SQL).map(String::strip));
  }

  private Set<Need> needs() {
    return Arrays.stream(required("needs").split(", "))
        .map(need -> Need.valueOf(need.toUpperCase(Locale.ROOT)))
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Need.class)));
  }

  private static Stream<PeerRule> peers(String text) {
    return List.of(text.split("; ")).stream()
        .map(peer -> peer.split(" ", 2))
        .map(peer -> new PeerRule(peer[0], peer[1]));
  }

  private Optional<String> optional(String key) {
    return Optional.ofNullable(fields.get(key)).map(StringBuilder::toString);
  }

  private String required(String key) {
    return optional(key)
        .filter(text -> !text.isEmpty())
        .orElseThrow(() -> new IllegalStateException(name + " has no " + key));
  }
}
