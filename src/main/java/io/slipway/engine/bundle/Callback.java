package io.slipway.engine.bundle;

/// A script that Flyway runs at an event of its life cycle.
///
/// @param event Flyway's event id, such as `afterMigrate`
/// @param description what stands behind the separator, empty when nothing does
public record Callback(String event, String description, SourceFile script, ScriptOptions options) {

  /// The script as a target would get it.
  ///
  /// @throws PlaceholderException when it holds a placeholder that has no value
  public RenderedScript render(Placeholders placeholders) throws PlaceholderException {
    return options.render(script, placeholders);
  }
}
