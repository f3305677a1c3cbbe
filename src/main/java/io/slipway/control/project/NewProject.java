package io.slipway.control.project;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A project that somebody asks for. Bundles come by upload: only configuration names folders.
@Schema(
    example =
        """
        {"id": "inventory", "name": "Inventory", "layout": "flyway",
         "flyway": {"out-of-order": true, "placeholders": {"warehouse": "HAM1"}}}""")
record NewProject(
    @NotNull @Pattern(regexp = NamePattern.REGEX, message = NamePattern.MESSAGE) String id,
    @NotNull @Size(min = 1, max = DisplayName.LONGEST) String name,
    @NotNull
        @Pattern(regexp = "flyway|prisma", message = "must be flyway or prisma")
        @Schema(allowableValues = {"flyway", "prisma"})
        String layout,
    @Nullable @Schema(ref = FlywayOptionsSchema.REFERENCE) Map<String, Object> flyway,
    @Nullable @Valid PrismaOptions prisma,
    @Nullable
        @Size(max = 1)
        @Schema(
            description =
                "What is said about lint, under the keys of `lint` in the files: `names`, a regular expression for the names of migrations",
            example = "{\"names\": \"(add|drop|create)(_[a-z0-9]+)+\"}")
        Map<String, Object> lint,
    @Nullable
        @Size(max = 100)
        @Schema(
            description =
                "Queries that its targets must answer as expected after each run, by name, as in the files",
            example =
                "{\"no-orphans\": {\"sql\": \"SELECT count(*) FROM orphans\", \"expect\": \"0\"}}")
        Map<String, Object> verification) {

  /// A Prisma project's options.
  record PrismaOptions(
      @Nullable
          @Schema(
              allowableValues = {"transactional", "batch", "statements"},
              defaultValue = "transactional")
          String execution) {

    Map<String, Object> byKey() {
      return execution == null ? Map.of() : Map.of("execution", execution);
    }
  }

  Project project() {
    return read(id, name, layout, new Sections(flyway, prisma, lint, verification));
  }

  /// What is said of a project beside its name.
  record Sections(
      @Nullable Map<String, Object> flyway,
      @Nullable PrismaOptions prisma,
      @Nullable Map<String, Object> lint,
      @Nullable Map<String, Object> verification) {}

  static Project read(String id, String name, String layout, Sections sections) {
    var prisma = sections.prisma();
    return new RequestDocument(id)
        .with("name", name)
        .with("layout", layout)
        .with("flyway", sections.flyway())
        .with("prisma", prisma == null ? null : prisma.byKey())
        .with(LintReader.LINT, sections.lint())
        .with(ProjectReader.VERIFICATION, sections.verification())
        .read(ProjectReader.KEYS, section -> new ProjectReader(section, Path.of("/")).read());
  }
}
