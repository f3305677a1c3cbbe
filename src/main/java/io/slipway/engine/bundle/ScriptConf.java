package io.slipway.engine.bundle;

import io.slipway.engine.conductor.ScriptLimits;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// A script's `.conf` file: Java properties in which placeholders are replaced.
final class ScriptConf {

  private final SourceFile conf;
  private final List<BundleFinding> problems = new ArrayList<>();
  private ScriptLimits limits = ScriptLimits.NONE;

  ScriptConf(SourceFile conf) {
    this.conf = conf;
  }

  /// What is wrong with the file; complete after [#options].
  List<BundleFinding> problems() {
    return problems;
  }

  ScriptOptions options(BundleSettings.Flyway settings) {
    var properties = load(settings);
    if (properties.remove("shouldExecute") != null) {
      refuse(
          "shouldExecute belongs to Flyway's paid editions and is not supported; remove it, and the"
              + " script if it is not to run");
    }
    var options =
        new ScriptOptions(
            truth(properties, "executeInTransaction"),
            Optional.of(encoding(properties, settings.encoding())),
            truth(properties, "placeholderReplacement"),
            limits);
    for (var unknown : properties.keySet().stream().sorted().toList()) {
      refuse("Unknown configuration property: " + unknown + hint(unknown));
    }
    return options;
  }

  // Real Flyway refuses such a file.
  private static String hint(String unknown) {
    return unknown.startsWith("slipway")
        ? "; what is meant for Slipway stands in a comment, as in # slipway: lock_timeout=5s"
        : "";
  }

  private Map<String, String> load(BundleSettings.Flyway settings) {
    var properties = new Properties();
    try {
      var text = ScriptText.decode(conf.bytes(), settings.encoding());
      var placeholders = Placeholders.of(settings.placeholders(), Map.of());
      // Flyway doubles backslashes before it reads the properties: there are no escapes.
      var rendered = placeholders.replaceIn(conf, text);
      limits = new LimitsReader(problems).inConf(conf, rendered);
      var replaced = rendered.text().replace("\\", "\\\\");
      properties.load(new StringReader(replaced));
    } catch (UndecodableScriptException e) {
      problems.add(FindingCode.ENCODING_MISMATCH.at(conf.path(), String.valueOf(e.getMessage())));
    } catch (PlaceholderException e) {
      refuse(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new IllegalStateException("a string can always be read", e);
    }
    var values = new HashMap<String, String>();
    properties.stringPropertyNames().forEach(key -> values.put(key, properties.getProperty(key)));
    return values;
  }

  private Optional<Boolean> truth(Map<String, String> properties, String key) {
    @Nullable String value = properties.remove(key);
    if (value == null) {
      return Optional.empty();
    }
    if (!value.equalsIgnoreCase("true") && !value.equalsIgnoreCase("false")) {
      refuse("Invalid value for %s (should be either true or false): %s".formatted(key, value));
      return Optional.empty();
    }
    return Optional.of(Boolean.valueOf(value));
  }

  private Charset encoding(Map<String, String> properties, Charset fallback) {
    @Nullable String value = properties.remove("encoding");
    try {
      return value == null ? fallback : Charset.forName(value);
    } catch (IllegalArgumentException e) {
      refuse("Unknown encoding: " + value);
      return fallback;
    }
  }

  private void refuse(String message) {
    problems.add(FindingCode.CONF_INVALID.at(conf.path(), message));
  }
}
