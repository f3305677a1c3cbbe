package io.slipway.control.project.yaml;

import java.io.StringReader;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.reader.ReaderException;

/// A YAML text and its name. JSON is YAML, so a request's or a table's JSON can be one as well.
///
/// @param file the name that problems carry
/// @param quotedText whether a text value must be quoted, as JSON has it; without it `1.10` is a
///     text too
public record Document(String file, String text, boolean quotedText) {

  private static final int DEEPEST = 20;

  public static Document yaml(String file, String text) {
    return new Document(file, text, false);
  }

  public static Document json(String name, String text) {
    return new Document(name, text, true);
  }

  /// The document's root, which has to be a mapping with no other than these keys.
  ///
  /// @return nothing when the text is empty or is no such mapping, which is then a problem
  public Optional<Section> root(Set<String> keys, Problems problems) {
    try {
      var node = new Yaml(options()).compose(new StringReader(text));
      return switch (node) {
        case null -> Optional.empty();
        case MappingNode mapping -> Optional.of(Section.root(this, mapping, keys, problems));
        default -> {
          problems.add(
              new Problem(
                  file,
                  1,
                  "",
                  "expected a mapping with the keys " + String.join(", ", new TreeSet<>(keys))));
          yield Optional.empty();
        }
      };
    } catch (MarkedYAMLException e) {
      var mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
      var line = mark == null ? 0 : mark.getLine() + 1;
      problems.add(new Problem(file, line, "", "not valid YAML: " + firstLine(e.getProblem())));
    } catch (ReaderException e) {
      problems.add(new Problem(file, lineAt(e.getPosition()), "", unprintable(e.getCodePoint())));
    } catch (YAMLException e) {
      problems.add(new Problem(file, 0, "", "not valid YAML: " + firstLine(e.getMessage())));
    }
    return Optional.empty();
  }

  private static LoaderOptions options() {
    var options = new LoaderOptions();
    // Both are refused by the sections, with a line; nothing is constructed before.
    options.setMaxAliasesForCollections(Integer.MAX_VALUE);
    options.setTagInspector(tag -> true);
    options.setNestingDepthLimit(DEEPEST);
    options.setCodePointLimit(Integer.MAX_VALUE);
    return options;
  }

  private static String unprintable(int codePoint) {
    return "not valid YAML: the character U+%04X is not allowed".formatted(codePoint);
  }

  private int lineAt(int position) {
    var before = text.codePoints().limit(Math.max(position, 0));
    return 1 + (int) before.filter(c -> c == '\n').count();
  }

  private static String firstLine(@Nullable String message) {
    return message == null ? "unreadable" : message.lines().findFirst().orElse("unreadable");
  }
}
