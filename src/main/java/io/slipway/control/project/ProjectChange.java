package io.slipway.control.project;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a project shall be from now on; an option that is left out has its default. The layout
/// stays: another one would be another history.
@Schema(
    example =
        """
        {"name": "Inventory", "flyway": {"out-of-order": false}}""")
record ProjectChange(
    @NotNull @Size(min = 1, max = DisplayName.LONGEST) String name,
    @Nullable @Schema(ref = FlywayOptionsSchema.REFERENCE) Map<String, Object> flyway,
    NewProject.@Nullable @Valid PrismaOptions prisma,
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

  Project of(Project before) {
    var layout = before.layout().name().toLowerCase(Locale.ROOT);
    var read =
        NewProject.read(
            before.id().value(),
            name,
            layout,
            new NewProject.Sections(flyway, prisma, lint, verification));
    return new Project(
        read.id(),
        read.name(),
        before.migrations(),
        read.settings(),
        read.migrationNames(),
        read.verification());
  }
}
