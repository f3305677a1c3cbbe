package io.slipway.control.planning;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.slipway.control.project.Project;
import io.slipway.engine.bundle.Bundle;
import io.slipway.engine.bundle.BundleFiles;
import io.slipway.engine.bundle.BundleId;
import io.slipway.engine.bundle.BundleLimits;
import io.slipway.engine.bundle.BundleReader;
import io.slipway.engine.bundle.BundleSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.stereotype.Component;

/// Stored bundles, read.
///
/// A bundle never changes, so the ones used last are kept as they were read.
@Component
public class BundleLibrary {

  // A bundle of 400 migrations takes a few megabytes.
  private static final int KEPT = 20;

  private final Cache<Key, Bundle> read = Caffeine.newBuilder().maximumSize(KEPT).build();
  private final Bundles bundles;

  BundleLibrary(Bundles bundles) {
    this.bundles = bundles;
  }

  private record Key(Project project, BundleId id, BundleSettings settings) {}

  /// The bundle as the project's present settings read it.
  ///
  /// @throws IllegalArgumentException when the project has no such bundle
  /// @throws io.slipway.engine.bundle.InvalidBundleException when the project's settings changed
  ///     so that its files are no bundle any more
  public Bundle load(Project project, BundleId id) {
    return read.get(
        new Key(project, id, project.settings().bundle()), key -> parse(key.project(), key.id()));
  }

  private Bundle parse(Project project, BundleId id) {
    var archive =
        bundles
            .archive(project.id(), id)
            .orElseThrow(() -> new IllegalArgumentException(project.id() + " has no bundle " + id));
    try {
      var files = BundleFiles.ofArchive(new ByteArrayInputStream(archive), BundleLimits.DEFAULT);
      return BundleReader.read(files, project.settings().bundle());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
