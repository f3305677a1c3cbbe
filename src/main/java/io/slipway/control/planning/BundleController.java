package io.slipway.control.planning;

import io.slipway.control.project.BundleProblems;
import io.slipway.control.project.Project;
import io.slipway.control.project.ProjectId;
import io.slipway.control.project.Projects;
import io.slipway.engine.bundle.BundleId;
import io.slipway.engine.bundle.InvalidBundleException;
import io.slipway.http.Page;
import io.slipway.http.Paging;
import io.slipway.http.ProblemCode;
import io.slipway.http.ProblemException;
import io.slipway.http.authorization.AccessCheck;
import io.slipway.http.authorization.Authorize;
import io.slipway.http.authorization.Role;
import io.slipway.http.authorization.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.net.URI;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The REST edge of bundles.
@RestController
@RequestMapping("/api/v1/bundles")
@Tag(name = "bundles", description = "Immutable sets of migrations")
class BundleController {

  private static final String ZIP = "application/zip";
  private static final String GZIP = "application/gzip";

  private final BundleIntake intake;
  private final Bundles bundles;
  private final Projects projects;
  private final AccessCheck access;

  BundleController(BundleIntake intake, Bundles bundles, Projects projects, AccessCheck access) {
    this.intake = intake;
    this.bundles = bundles;
    this.projects = projects;
    this.access = access;
  }

  @PostMapping
  @Authorize(role = Role.DEPLOYER, on = Authorize.IN_BODY, action = "bundle.add")
  @Operation(
      operationId = "createBundle",
      summary = "Takes a project's migrations in",
      description =
          "The body is a zip or tar archive, compressed with gzip or not, of the folder of"
              + " migrations. The same files get the same id, however they are packed.",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content = {
                @Content(mediaType = ZIP, schema = @Schema(type = "string", format = "binary")),
                @Content(mediaType = GZIP, schema = @Schema(type = "string", format = "binary"))
              }))
  @ApiResponse(responseCode = "201", description = "The project has a new bundle")
  @ApiResponse(
      responseCode = "200",
      description = "The project had the very same files before",
      content = @Content(schema = @Schema(implementation = BundleView.class)))
  ResponseEntity<BundleView> create(
      @RequestParam @Size(max = 63) @Parameter(description = "The project's id") String project,
      HttpServletRequest request)
      throws IOException {
    var owner = find(project);
    access.requireIn(Role.DEPLOYER, Scope.ofProject(owner.id().value()));
    if (isForm(request)) {
      throw new ProblemException(
          ProblemCode.UNSUPPORTED_MEDIA_TYPE,
          "Send the archive itself, with Content-Type: application/zip or application/gzip.");
    }
    var taken = take(owner, request);
    var view = BundleView.of(taken.bundle());
    var location = URI.create("/api/v1/bundles/" + view.id() + "?project=" + view.project());
    return taken.isNew()
        ? ResponseEntity.created(location).body(view)
        : ResponseEntity.ok().location(location).body(view);
  }

  // What curl calls every body unless it is told otherwise; the container then reads it as fields.
  private static boolean isForm(HttpServletRequest request) {
    var type = request.getContentType();
    return type != null
        && (type.startsWith("application/x-www-form-urlencoded")
            || type.startsWith("multipart/form-data"));
  }

  private BundleIntake.Taken take(Project project, HttpServletRequest request) throws IOException {
    try {
      return intake.fromArchive(project, request.getInputStream(), access.caller().actor());
    } catch (InvalidBundleException e) {
      throw BundleProblems.refusal(e).asException();
    }
  }

  @GetMapping
  @Authorize(role = Role.VIEWER, on = Authorize.ANYWHERE)
  @Operation(operationId = "listBundles", summary = "Lists a project's bundles, newest first")
  Page<BundleView> list(
      @RequestParam @Size(max = 63) String project, @Valid @ParameterObject Paging paging) {
    return bundles.page(find(project).id(), paging).map(BundleView::of);
  }

  @GetMapping("/{id}")
  @Authorize(role = Role.VIEWER, on = Authorize.ANYWHERE)
  @Operation(operationId = "getBundle", summary = "Shows a bundle's migrations and findings")
  BundleView get(
      @PathVariable @Pattern(regexp = "[0-9a-f]{64}", message = "must be a bundle's id") String id,
      @RequestParam @Size(max = 63) String project) {
    return bundles
        .find(find(project).id(), new BundleId(id))
        .map(BundleView::of)
        .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, "There is no such bundle."));
  }

  // Whoever may not see the project is told that there is none.
  private Project find(String project) {
    return ProjectId.read(project)
        .flatMap(projects::find)
        .filter(found -> access.caller().sees(Scope.ofProject(found.id().value())))
        .orElseThrow(
            () -> new ProblemException(ProblemCode.NOT_FOUND, "There is no such project."));
  }
}
