package io.slipway.control.project;

import io.slipway.control.project.yaml.Section;
import io.slipway.engine.postflight.Check;
import io.slipway.engine.postflight.PostflightSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads an environment's `postflight`, and writes it as it is read: how much is looked at behind a
/// run.
public final class PostflightReader {

  private static final String PATIENCE = "patience";
  private static final String OFF = "off";

  /// The keys of the section.
  public static final Set<String> KEYS = Set.of(PATIENCE, OFF);

  private PostflightReader() {}

  static Optional<PostflightSettings> read(Section section) {
    var usual = PostflightSettings.DEFAULT;
    var patience = section.optional(PATIENCE, LocksReader::patience).orElse(usual.patience());
    var off = section.list(OFF, PostflightReader::check).orElse(List.of());
    return section.isSound()
        ? Optional.of(new PostflightSettings(patience, Set.copyOf(off)))
        : Optional.empty();
  }

  private static Check check(String id) {
    return Check.of(id)
        .orElseThrow(() -> new IllegalArgumentException("no check behind a run is called " + id));
  }

  /// The section under its keys.
  static Map<String, Object> write(PostflightSettings settings) {
    var values = new LinkedHashMap<String, Object>();
    values.put(PATIENCE, LocksReader.text(settings.patience()));
    if (!settings.off().isEmpty()) {
      values.put(OFF, settings.off().stream().sorted().map(Check::id).toList());
    }
    return values;
  }
}
