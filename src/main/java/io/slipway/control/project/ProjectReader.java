package io.slipway.control.project;

import io.slipway.control.project.yaml.Section;
import io.slipway.engine.bundle.Layout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Reads one entry of `projects:`.
public final class ProjectReader {

  static final String VERIFICATION = "verification";

  /// The keys of an entry.
  public static final Set<String> KEYS =
      Set.of("name", "layout", "migrations", "flyway", "prisma", LintReader.LINT, VERIFICATION);

  /// The keys of an entry's `prisma`; those of its `flyway` are [FlywayOption#KEYS].
  public static final Set<String> PRISMA_KEYS = Set.of("execution");

  private final Section section;
  private final Path folder;

  /// @param folder the one that `migrations` is relative to
  public ProjectReader(Section section, Path folder) {
    this.section = section;
    this.folder = folder;
  }

  /// The project, unless the section has mistakes, which are then its problems.
  public Optional<Project> read() {
    var id = section.id(ProjectId::new);
    var name = section.required("name", DisplayName::new);
    var layout = section.required("layout", ProjectReader::layout);
    var migrations = section.optional("migrations", this::existingFolder);
    var settings = layout.map(known -> settings(section, known));
    var names =
        section.section(LintReader.LINT, LintReader.PROJECT_KEYS).flatMap(LintReader::names);
    var verification = section.section(VERIFICATION, Section.ANY_KEY).map(VerificationReader::read);
    if (!section.isSound()) {
      return Optional.empty();
    }
    return Optional.of(
        new Project(
            id.orElseThrow(),
            name.orElseThrow(),
            migrations,
            settings.orElseThrow(),
            names,
            verification.orElse(List.of())));
  }

  static Layout layout(String text) {
    return switch (text) {
      case "flyway" -> Layout.FLYWAY;
      case "prisma" -> Layout.PRISMA;
      default -> throw new IllegalArgumentException("'" + text + "' is not one of flyway, prisma");
    };
  }

  private Path existingFolder(String text) {
    var path = folder.resolve(text).toAbsolutePath().normalize();
    if (!Files.isDirectory(path)) {
      throw new IllegalArgumentException("no folder '" + text + "' here, relative to this file");
    }
    return path;
  }

  /// The settings in a section that has at least the keys `flyway` and `prisma`.
  static ProjectSettings settings(Section section, Layout layout) {
    return switch (layout) {
      case FLYWAY -> {
        refuse(section, "prisma", layout);
        yield new ProjectSettings.Flyway(
            section
                .section("flyway", FlywayOption.KEYS)
                .map(FlywayOptions::read)
                .orElse(FlywayOptions.NONE));
      }
      case PRISMA -> {
        refuse(section, "flyway", layout);
        yield section
            .section("prisma", PRISMA_KEYS)
            .flatMap(prisma -> prisma.optional("execution", PrismaExecution::parse))
            .map(ProjectSettings.Prisma::new)
            .orElse(ProjectSettings.Prisma.DEFAULT);
      }
    };
  }

  private static void refuse(Section section, String key, Layout layout) {
    if (section.has(key)) {
      section.problem(key, "does not go with layout: " + layout.name().toLowerCase(Locale.ROOT));
    }
  }
}
