package io.slipway.control.project.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/// A mapping of a document: typed access to its values, with a [Problem] for every mistake.
///
/// An accessor that returns nothing has either found no such key or reported why; whoever builds
/// an object asks [#isSound()] first.
public final class Section {

  /// Stands for the keys of a mapping whose keys are names that its author gives.
  public static final Set<String> ANY_KEY = Set.of();

  // What YAML itself gives to values without a tag; MERGE, so that `<<` is an unknown key.
  private static final Set<Tag> PLAIN_TAGS =
      Set.of(
          Tag.MAP,
          Tag.SEQ,
          Tag.STR,
          Tag.INT,
          Tag.FLOAT,
          Tag.BOOL,
          Tag.NULL,
          Tag.TIMESTAMP,
          Tag.MERGE);

  private static final Set<Tag> UNQUOTED_WORDS = Set.of(Tag.INT, Tag.BOOL);

  private final Reading reading;
  private final @Nullable Section parent;
  private final String path;
  private final Node node;
  private final Set<String> keys;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private boolean sound = true;

  private record Reading(Document document, Problems problems) {}

  private record Entry(Node key, Node value) {}

  private Section(
      Reading reading, @Nullable Section parent, String path, MappingNode node, Set<String> keys) {
    this.reading = reading;
    this.parent = parent;
    this.path = path;
    this.node = node;
    this.keys = keys;
    if (isPlain(path, node)) {
      node.getValue().forEach(tuple -> enter(tuple.getKeyNode(), tuple.getValueNode()));
    }
  }

  static Section root(Document document, MappingNode node, Set<String> keys, Problems problems) {
    return new Section(new Reading(document, problems), null, "", node, keys);
  }

  private void enter(Node key, Node value) {
    if (!(key instanceof ScalarNode name) || !isPlain(path, key)) {
      add(key, path, "a key must be a plain name");
      return;
    }
    var text = name.getValue();
    var first = entries.putIfAbsent(text, new Entry(key, value));
    if (first != null) {
      add(key, below(text), "stands here twice, first in line " + lineOf(first.key()));
    } else if (keys != ANY_KEY && !keys.contains(text)) {
      add(key, below(text), "unknown key" + NearestWord.suggestion(text, keys) + known(text));
    }
  }

  private String known(String text) {
    return NearestWord.to(text, keys).isPresent()
        ? ""
        : "; known are " + String.join(", ", keys.stream().sorted().toList());
  }

  private boolean isPlain(String where, Node candidate) {
    if (candidate.getAnchor() != null) {
      add(candidate, where, "anchors and aliases are not allowed; write the value out");
      return false;
    }
    if (!PLAIN_TAGS.contains(candidate.getTag())) {
      add(candidate, where, "the tag " + candidate.getTag().getValue() + " is not allowed");
      return false;
    }
    return true;
  }

  /// Whether nothing is wrong with this section, and with those below it that were read.
  public boolean isSound() {
    return sound;
  }

  /// The name under which this section stands.
  public String name() {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  /// The name as an id; what `parse` refuses with an [IllegalArgumentException] is reported.
  public <T> Optional<T> id(Function<String, T> parse) {
    try {
      return Optional.of(parse.apply(name()));
    } catch (IllegalArgumentException e) {
      return refuse(node, path, String.valueOf(e.getMessage()));
    }
  }

  /// `file:line` of the section.
  public String location() {
    return reading.document().file() + ":" + line();
  }

  public int line() {
    return lineOf(node);
  }

  public boolean has(String key) {
    return entries.containsKey(key);
  }

  /// A value that has to be there.
  ///
  /// @param parse turns the text into the value; what its [IllegalArgumentException] says is
  ///     reported
  public <T> Optional<T> required(String key, Function<String, T> parse) {
    if (!has(key)) {
      problem("", "the key '" + key + "' is missing");
    }
    return optional(key, parse);
  }

  /// A value that may be absent.
  public <T> Optional<T> optional(String key, Function<String, T> parse) {
    return value(key).flatMap(value -> parsed(below(key), value, parse));
  }

  /// `true` or `false`.
  public Optional<Boolean> flag(String key) {
    return value(key)
        .flatMap(
            value -> {
              var text =
                  value instanceof ScalarNode scalar && isUnquoted(scalar) ? scalar.getValue() : "";
              if (text.equals("true") || text.equals("false")) {
                return Optional.of(Boolean.valueOf(text));
              }
              return refuse(value, below(key), "expected true or false, not " + shown(value));
            });
  }

  /// A whole number between two bounds, both included.
  public Optional<Integer> integer(String key, int least, int most) {
    return value(key)
        .flatMap(
            value -> {
              var text =
                  value instanceof ScalarNode scalar && isUnquoted(scalar) ? scalar.getValue() : "";
              if (text.matches("-?[0-9]{1,9}")) {
                var number = Integer.parseInt(text);
                if (number >= least && number <= most) {
                  return Optional.of(number);
                }
              }
              var expected = "expected a whole number from %d to %d, not ".formatted(least, most);
              return refuse(value, below(key), expected + shown(value));
            });
  }

  /// A list of texts.
  public <T> Optional<List<T>> list(String key, Function<String, T> parse) {
    return value(key)
        .flatMap(
            value -> {
              if (!(value instanceof SequenceNode sequence)) {
                return refuse(value, below(key), "expected a list, not " + shown(value));
              }
              var items = new ArrayList<T>();
              var index = 0;
              for (var item : sequence.getValue()) {
                parsed(below(key) + "[" + index++ + "]", item, parse).ifPresent(items::add);
              }
              return Optional.of(List.copyOf(items));
            });
  }

  /// A value that documents write as a number or as a text, such as `10` or `25%`.
  public <T> Optional<T> textOrNumber(String key, Function<String, T> parse) {
    return value(key)
        .flatMap(
            value ->
                value instanceof ScalarNode scalar && scalar.getTag().equals(Tag.INT)
                    ? accepted(below(key), value, scalar, parse)
                    : parsed(below(key), value, parse));
  }

  /// A value that documents write as a text, a number, or true and false, as text.
  public <T> Optional<T> word(String key, Function<String, T> parse) {
    return value(key)
        .flatMap(
            value ->
                value instanceof ScalarNode scalar && UNQUOTED_WORDS.contains(scalar.getTag())
                    ? accepted(below(key), value, scalar, parse)
                    : parsed(below(key), value, parse));
  }

  /// Whether a key's value is a mapping.
  public boolean isMapping(String key) {
    return value(key).filter(MappingNode.class::isInstance).isPresent();
  }

  /// A list of mappings; empty when there is none.
  public List<Section> sectionList(String key, Set<String> keysBelow) {
    var value = value(key);
    if (value.isEmpty()) {
      return List.of();
    }
    if (!(value.get() instanceof SequenceNode sequence)) {
      add(value.get(), below(key), "expected a list, not " + shown(value.get()));
      return List.of();
    }
    var sections = new ArrayList<Section>();
    var index = 0;
    for (var item : sequence.getValue()) {
      var where = below(key) + "[" + index++ + "]";
      if (item instanceof MappingNode mapping) {
        sections.add(new Section(reading, this, where, mapping, keysBelow));
      } else {
        add(item, where, "expected a mapping, not " + shown(item));
      }
    }
    return List.copyOf(sections);
  }

  /// A mapping of names to texts, in the document's order; empty when there is none.
  public Map<String, String> texts(String key, UnaryOperator<String> parse) {
    var texts = new LinkedHashMap<String, String>();
    section(key, ANY_KEY)
        .ifPresent(
            map ->
                map.entries
                    .keySet()
                    .forEach(
                        name ->
                            map.optional(name, parse).ifPresent(text -> texts.put(name, text))));
    return texts;
  }

  /// The section under a key.
  public Optional<Section> section(String key, Set<String> keysBelow) {
    return value(key)
        .flatMap(
            value -> {
              if (value instanceof MappingNode mapping) {
                return Optional.of(new Section(reading, this, below(key), mapping, keysBelow));
              }
              return refuse(value, below(key), "expected a mapping, not " + shown(value));
            });
  }

  /// The sections under all keys, in the document's order.
  public List<Section> sections(Set<String> keysBelow) {
    return entries.keySet().stream().flatMap(key -> section(key, keysBelow).stream()).toList();
  }

  /// Reports that something is wrong with a key's value, or with the section itself when the key
  /// is empty.
  public void problem(String key, String message) {
    var entry = entries.get(key);
    add(entry == null ? node : entry.value(), key.isEmpty() ? path : below(key), message);
  }

  private Optional<Node> value(String key) {
    if (keys != ANY_KEY && !keys.contains(key)) {
      throw new IllegalArgumentException("the section " + path + " has no key " + key);
    }
    return Optional.ofNullable(entries.get(key))
        .map(Entry::value)
        .filter(value -> isPlain(below(key), value));
  }

  private <T> Optional<T> parsed(String where, Node value, Function<String, T> parse) {
    if (!isPlain(where, value)) {
      return Optional.empty();
    }
    if (!(value instanceof ScalarNode scalar) || isEmpty(scalar)) {
      return refuse(value, where, "expected a text, not " + shown(value));
    }
    if (reading.document().quotedText() && isUnquoted(scalar)) {
      return refuse(value, where, "expected a text in quotes, not " + shown(value));
    }
    return accepted(where, value, scalar, parse);
  }

  private <T> Optional<T> accepted(
      String where, Node value, ScalarNode scalar, Function<String, T> parse) {
    try {
      return Optional.of(parse.apply(scalar.getValue()));
    } catch (IllegalArgumentException e) {
      return refuse(value, where, String.valueOf(e.getMessage()));
    }
  }

  private <T> Optional<T> refuse(Node value, String where, String message) {
    add(value, where, message);
    return Optional.empty();
  }

  private void add(Node at, String where, String message) {
    reading.problems().add(new Problem(reading.document().file(), lineOf(at), where, message));
    for (var section = this; section != null; section = section.parent) {
      section.sound = false;
    }
  }

  private String below(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private static String shown(Node value) {
    return switch (value) {
      case MappingNode _ -> "a mapping";
      case SequenceNode _ -> "a list";
      case ScalarNode scalar when isEmpty(scalar) -> "nothing";
      case ScalarNode scalar when isUnquoted(scalar) -> scalar.getValue();
      case ScalarNode scalar -> "the text '" + scalar.getValue() + "'";
      default -> "this";
    };
  }

  private static boolean isEmpty(ScalarNode scalar) {
    return scalar.getTag().equals(Tag.NULL);
  }

  private static boolean isUnquoted(ScalarNode scalar) {
    return scalar.isPlain();
  }

  private static int lineOf(Node node) {
    return node.getStartMark().getLine() + 1;
  }
}
