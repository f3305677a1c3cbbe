package io.slipway.control.project;

import io.slipway.control.project.yaml.Section;
import io.slipway.engine.preflight.Check;
import io.slipway.engine.preflight.PreflightSettings;
import io.slipway.engine.preflight.PreflightSettings.Connections;
import io.slipway.engine.preflight.PreflightSettings.Replication;
import io.slipway.engine.preflight.PreflightSettings.Sessions;
import io.slipway.engine.preflight.PreflightSettings.Wraparound;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads an environment's `preflight`, and writes it as it is read: from where on something that is
/// seen before a run is worth a word.
public final class PreflightReader {

  private static final String PATIENCE = "patience";
  private static final String SPARE = "spare-connections";
  private static final String TRANSACTION = "long-transaction";
  private static final String IDLE = "idle-in-transaction";
  private static final String LAG = "replication-lag";
  private static final String LAG_SIZE = "replication-lag-mb";
  private static final String RETAINED = "retained-wal-mb";
  private static final String PERCENT = "wraparound-percent";
  private static final String AGE = "wraparound-age-millions";
  private static final String OFF = "off";

  /// The keys of the section.
  public static final Set<String> KEYS =
      Set.of(PATIENCE, SPARE, TRANSACTION, IDLE, LAG, LAG_SIZE, RETAINED, PERCENT, AGE, OFF);

  private static final int MOST_CONNECTIONS = 1000;
  private static final int MOST_MEGABYTES = 100_000_000;
  private static final int MOST_PERCENT = 1000;
  private static final int MILLION = 1_000_000;

  // At 2.1 billion nothing can be written any more.
  private static final int OLDEST = 2000;
  private static final int MEGABYTE = 20;

  private PreflightReader() {}

  static Optional<PreflightSettings> read(Section section) {
    var usual = PreflightSettings.DEFAULT;
    var settings =
        new PreflightSettings(
            section.optional(PATIENCE, LocksReader::patience).orElse(usual.patience()),
            new Connections(
                usual.connections().needed(),
                section.integer(SPARE, 0, MOST_CONNECTIONS).orElse(usual.connections().spare())),
            new Sessions(
                duration(section, TRANSACTION, usual.sessions().longTransaction()),
                duration(section, IDLE, usual.sessions().idleInTransaction()),
                usual.sessions().queryLength()),
            new Replication(
                bytes(section, LAG_SIZE, usual.replication().lagBytes()),
                duration(section, LAG, usual.replication().lag()),
                bytes(section, RETAINED, usual.replication().retainedBytes())),
            new Wraparound(
                section.integer(PERCENT, 1, MOST_PERCENT).orElse(usual.wraparound().warnPercent()),
                age(section, usual.wraparound().failAge())),
            Set.copyOf(section.list(OFF, PreflightReader::check).orElse(List.of())));
    return section.isSound() ? Optional.of(settings) : Optional.empty();
  }

  private static Duration duration(Section section, String key, Duration usual) {
    return section.optional(key, LocksReader::duration).orElse(usual);
  }

  private static long bytes(Section section, String key, long usual) {
    return section
        .integer(key, 0, MOST_MEGABYTES)
        .map(megabytes -> (long) megabytes << MEGABYTE)
        .orElse(usual);
  }

  private static long age(Section section, long usual) {
    return section.integer(AGE, 1, OLDEST).map(age -> (long) age * MILLION).orElse(usual);
  }

  private static Check check(String id) {
    return Check.of(id)
        .orElseThrow(() -> new IllegalArgumentException("no check before a run is called " + id));
  }

  /// The section under its keys.
  static Map<String, Object> write(PreflightSettings settings) {
    var values = new LinkedHashMap<String, Object>();
    values.put(PATIENCE, LocksReader.text(settings.patience()));
    values.put(SPARE, settings.connections().spare());
    values.put(TRANSACTION, LocksReader.text(settings.sessions().longTransaction()));
    values.put(IDLE, LocksReader.text(settings.sessions().idleInTransaction()));
    values.put(LAG, LocksReader.text(settings.replication().lag()));
    values.put(LAG_SIZE, settings.replication().lagBytes() >> MEGABYTE);
    values.put(RETAINED, settings.replication().retainedBytes() >> MEGABYTE);
    values.put(PERCENT, settings.wraparound().warnPercent());
    values.put(AGE, settings.wraparound().failAge() / MILLION);
    if (!settings.off().isEmpty()) {
      values.put(OFF, settings.off().stream().sorted().map(Check::id).toList());
    }
    return values;
  }
}
