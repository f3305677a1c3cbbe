package io.slipway.control.project.configuration;

import io.slipway.control.project.EnvironmentReader;
import io.slipway.control.project.FlywayOption;
import io.slipway.control.project.LocksReader;
import io.slipway.control.project.ProjectReader;
import io.slipway.control.project.ScratchReader;
import io.slipway.control.project.TargetReader;
import io.slipway.control.project.WavesReader;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// The keys of each section: what the reader accepts and what the documentation has to explain.
final class ConfigurationKeys {

  static final Set<String> ROOT = Set.of("projects", "environments", "targets");
  private static final Map<String, Set<String>> SECTIONS =
      Map.of(
          "", ROOT,
          "projects.<id>.", ProjectReader.KEYS,
          "projects.<id>.flyway.", FlywayOption.KEYS,
          "projects.<id>.prisma.", ProjectReader.PRISMA_KEYS,
          "environments.<id>.", EnvironmentReader.KEYS,
          "environments.<id>.scratch.", ScratchReader.KEYS,
          "environments.<id>.locks.", LocksReader.KEYS,
          "environments.<id>.waves[].", WavesReader.KEYS,
          "targets.<id>.", TargetReader.KEYS,
          "targets.<id>.demo.", TargetReader.DEMO_KEYS);

  private ConfigurationKeys() {}

  /// Every key with the way to it, such as `targets.<id>.url`.
  static SortedSet<String> all() {
    var all = new TreeSet<String>();
    SECTIONS.forEach((prefix, keys) -> keys.forEach(key -> all.add(prefix + key)));
    return all;
  }
}
