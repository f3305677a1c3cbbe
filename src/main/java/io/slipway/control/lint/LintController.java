package io.slipway.control.lint;

import io.slipway.http.ProblemCode;
import io.slipway.http.ProblemException;
import io.slipway.http.authorization.Authorize;
import io.slipway.http.authorization.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.io.IOException;
import java.util.Set;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The REST edge of lint.
@RestController
@RequestMapping("/api/v1/lint")
@Tag(name = "lint", description = "What migrations would do to others")
class LintController {

  private static final String ZIP = "application/zip";
  private static final String GZIP = "application/gzip";
  private static final String TAR = "application/x-tar";
  private static final String SQL = "application/sql";

  private static final Set<String> ARCHIVES = Set.of(ZIP, GZIP, TAR);

  private final LintDesk desk;
  private final LintTurns turns;

  LintController(LintDesk desk, LintTurns turns) {
    this.desk = desk;
    this.turns = turns;
  }

  @PostMapping(
      produces = {
        MediaType.APPLICATION_JSON_VALUE,
        LintReportConverter.MARKDOWN,
        LintReportConverter.SARIF,
        LintReportConverter.JUNIT
      })
  @Authorize(role = Role.VIEWER, on = Authorize.ANYWHERE)
  @Operation(
      operationId = "lint",
      summary = "Looks at migrations without any target",
      description =
          "The body is an archive of a folder of migrations, or a single SQL file. Of an archive"
              + " every migration is followed from an empty database on; of a single file nothing is"
              + " known but what it says. `Accept` chooses the format: JSON, Markdown, SARIF 2.1.0"
              + " or JUnit XML. Nothing is stored.",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content = {
                @Content(mediaType = ZIP, schema = @Schema(type = "string", format = "binary")),
                @Content(mediaType = GZIP, schema = @Schema(type = "string", format = "binary")),
                @Content(mediaType = TAR, schema = @Schema(type = "string", format = "binary")),
                @Content(mediaType = SQL, schema = @Schema(type = "string"))
              }))
  @ApiResponse(
      responseCode = "200",
      description = "What was found, if anything",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON_VALUE,
            schema = @Schema(implementation = LintView.class)),
        @Content(mediaType = LintReportConverter.MARKDOWN, schema = @Schema(type = "string")),
        @Content(mediaType = LintReportConverter.SARIF, schema = @Schema(type = "object")),
        @Content(mediaType = LintReportConverter.JUNIT, schema = @Schema(type = "string"))
      })
  LintView lint(@Valid @ParameterObject LintQuery query, HttpServletRequest request)
      throws IOException {
    var isFile = isFile(request);
    return turns.take(
        () ->
            LintView.of(
                isFile
                    ? desk.ofFile(request.getInputStream().readAllBytes(), query)
                    : desk.ofArchive(request.getInputStream(), query)));
  }

  // Looked at here and not by the mapping, which would answer strangers before anybody asked who
  // they are.
  private static boolean isFile(HttpServletRequest request) {
    var type = String.valueOf(request.getContentType()).split(";")[0].strip();
    if (type.equals(SQL)) {
      return true;
    }
    if (ARCHIVES.contains(type)) {
      return false;
    }
    throw new ProblemException(
        ProblemCode.UNSUPPORTED_MEDIA_TYPE,
        "Send an archive, with Content-Type: application/zip, application/gzip or application/x-tar,"
            + " or a script as application/sql.");
  }
}
