package io.slipway.control.lint;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// How scripts are to be looked at; bind it with `@Valid @ParameterObject`.
record LintQuery(
    @Nullable
        @Size(max = 63)
        @Parameter(
            description =
                "The project whose settings say how the files are read; else Flyway's or"
                    + " Prisma's defaults, by the files' names")
        String project,
    @Nullable
        @Size(max = 63)
        @Parameter(description = "The environment whose policy says how grave findings are")
        String environment,
    @Nullable
        @Size(max = 500)
        @Parameter(
            description =
                "The first migration that is looked at, by version or name; those before it are"
                    + " taken to have run. Without it all are looked at, each as a release of its own",
            example = "7")
        String from,
    @Nullable
        @Size(max = 500)
        @Pattern(regexp = "[^\\p{Cntrl}]*", message = "must be a path")
        @Parameter(description = "What a single file is called in what is said of it")
        String file,
    @Nullable
        @Min(13)
        @Max(18)
        @Schema(defaultValue = "18")
        @Parameter(description = "The major version of the server that it is for")
        Integer postgres,
    @Nullable
        @Pattern(regexp = "slipway|other", message = "must be slipway or other")
        @Schema(
            allowableValues = {"slipway", "other"},
            defaultValue = "slipway")
        @Parameter(
            description =
                "Who runs the scripts: Slipway bounds how long they wait for locks, others leave it"
                    + " to the script")
        String runner) {

  private static final int NEWEST = 18;
  private static final int NUMBERS_PER_MAJOR = 10_000;

  int serverVersion() {
    return (postgres == null ? NEWEST : postgres) * NUMBERS_PER_MAJOR;
  }

  boolean isRunBySlipway() {
    return !"other".equals(runner);
  }
}
