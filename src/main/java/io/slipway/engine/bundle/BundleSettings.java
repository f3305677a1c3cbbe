package io.slipway.engine.bundle;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// How a project's files are to be read.
public sealed interface BundleSettings {

  Layout layout();

  /// Flyway layout.
  ///
  /// @param locations folders below the bundle's root that are searched, the root itself being
  ///     `""`
  record Flyway(
      List<String> locations,
      FlywayNaming naming,
      Charset encoding,
      PlaceholderSettings placeholders)
      implements BundleSettings {

    /// Flyway's defaults, with the bundle's root as the one location.
    public static final Flyway DEFAULT =
        new Flyway(
            List.of(""), FlywayNaming.DEFAULT, StandardCharsets.UTF_8, PlaceholderSettings.DEFAULT);

    public Flyway {
      locations = List.copyOf(locations);
    }

    @Override
    public Layout layout() {
      return Layout.FLYWAY;
    }
  }

  /// Prisma layout, in which there is nothing to choose.
  record Prisma() implements BundleSettings {
    @Override
    public Layout layout() {
      return Layout.PRISMA;
    }
  }
}
