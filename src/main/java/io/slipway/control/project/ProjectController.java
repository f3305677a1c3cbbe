package io.slipway.control.project;

import io.slipway.http.Cursor;
import io.slipway.http.Page;
import io.slipway.http.Paging;
import io.slipway.http.ProblemCode;
import io.slipway.http.Refusal;
import io.slipway.http.authorization.AccessCheck;
import io.slipway.http.authorization.Authorize;
import io.slipway.http.authorization.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The REST edge of projects.
@RestController
@RequestMapping("/api/v1/projects")
@Tag(name = "projects", description = "Applications, each with one migration history")
class ProjectController {

  private static final String LIST = "projects";

  private final ProjectTable table;
  private final Inventory inventory;
  private final AccessCheck access;

  ProjectController(ProjectTable table, Inventory inventory, AccessCheck access) {
    this.table = table;
    this.inventory = inventory;
    this.access = access;
  }

  @GetMapping
  @Authorize(role = Role.VIEWER, on = Authorize.ANYWHERE)
  @Operation(
      operationId = "listProjects",
      summary = "Lists the projects that the caller may see, by id")
  Page<ProjectView> list(@Valid @ParameterObject Paging paging) {
    var after = paging.after(LIST, 1).map(NamePattern::after).orElse("");
    var rows =
        table.page(after, access.caller().visible(), paging.probe()).stream()
            .map(ProjectView::of)
            .toList();
    return Page.of(rows, paging, last -> Cursor.of(LIST, last.id()));
  }

  @GetMapping("/{id}")
  @Authorize(role = Role.VIEWER, on = "project")
  @Operation(operationId = "getProject", summary = "Shows one project")
  ProjectView get(@PathVariable String id) {
    return ProjectView.of(stored(id));
  }

  private Stored<Project> stored(String id) {
    return table
        .find(id)
        .orElseThrow(
            () ->
                new Refusal(ProblemCode.NOT_FOUND, "There is no project " + id + ".")
                    .asException());
  }

  @PostMapping
  @Authorize(role = Role.ADMIN, on = Authorize.GLOBAL, action = "project.create")
  @Operation(operationId = "createProject", summary = "Adds a project")
  @ApiResponse(responseCode = "201", description = "The project as it is stored")
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<ProjectView> create(@Valid @RequestBody NewProject wish) {
    var created = inventory.create(table, wish.project(), access.caller().name()).orThrow();
    return ResponseEntity.created(URI.create("/api/v1/projects/" + wish.id()))
        .body(ProjectView.of(created));
  }

  @PutMapping("/{id}")
  @Authorize(role = Role.ADMIN, on = Authorize.GLOBAL, action = "project.change")
  @Operation(operationId = "replaceProject", summary = "Replaces a project's name and settings")
  ProjectView replace(@PathVariable String id, @Valid @RequestBody ProjectChange wish) {
    var changed = wish.of(stored(id).object());
    return ProjectView.of(inventory.replace(table, changed, access.caller().name()).orThrow());
  }

  @DeleteMapping("/{id}")
  @Authorize(role = Role.ADMIN, on = Authorize.GLOBAL, action = "project.remove")
  @Operation(operationId = "removeProject", summary = "Removes a project; its history stays")
  @ApiResponse(responseCode = "204", description = "It is removed")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(@PathVariable String id) {
    inventory
        .remove(table, id, access.caller().name())
        .ifPresent(
            refusal -> {
              throw refusal.asException();
            });
  }
}
