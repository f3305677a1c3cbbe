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

/// The REST edge of environments.
@RestController
@RequestMapping("/api/v1/environments")
@Tag(name = "environments", description = "Ordered stages that migrations pass")
class EnvironmentController {

  private static final String LIST = "environments";

  private final EnvironmentTable table;
  private final Inventory inventory;
  private final AccessCheck access;

  EnvironmentController(EnvironmentTable table, Inventory inventory, AccessCheck access) {
    this.table = table;
    this.inventory = inventory;
    this.access = access;
  }

  @GetMapping
  @Authorize(role = Role.VIEWER, on = Authorize.ANYWHERE)
  @Operation(
      operationId = "listEnvironments",
      summary = "Lists the environments that the token may see, in their order")
  Page<EnvironmentView> list(@Valid @ParameterObject Paging paging) {
    var after = paging.after(LIST, 1).map(cursor -> (int) cursor.number(0)).orElse(0);
    var visible = access.caller().visible();
    var rows =
        table.page(after, visible, paging.probe()).stream().map(EnvironmentView::of).toList();
    return Page.of(rows, paging, last -> Cursor.of(LIST, last.order()));
  }

  @GetMapping("/{id}")
  @Authorize(role = Role.VIEWER, on = "environment")
  @Operation(operationId = "getEnvironment", summary = "Shows one environment")
  EnvironmentView get(@PathVariable String id) {
    return table
        .find(id)
        .map(EnvironmentView::of)
        .orElseThrow(
            () ->
                new Refusal(ProblemCode.NOT_FOUND, "There is no environment " + id + ".")
                    .asException());
  }

  @PostMapping
  @Authorize(role = Role.ADMIN, on = Authorize.GLOBAL, action = "environment.create")
  @Operation(operationId = "createEnvironment", summary = "Adds an environment")
  @ApiResponse(responseCode = "201", description = "The environment as it is stored")
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<EnvironmentView> create(@Valid @RequestBody NewEnvironment wish) {
    var created = inventory.create(table, wish.environment(), access.caller().name()).orThrow();
    return ResponseEntity.created(URI.create("/api/v1/environments/" + wish.id()))
        .body(EnvironmentView.of(created));
  }

  @PutMapping("/{id}")
  @Authorize(role = Role.ADMIN, on = Authorize.GLOBAL, action = "environment.change")
  @Operation(
      operationId = "replaceEnvironment",
      summary = "Replaces an environment's name and order")
  EnvironmentView replace(@PathVariable String id, @Valid @RequestBody EnvironmentChange wish) {
    get(id);
    var changed = inventory.replace(table, wish.of(id), access.caller().name()).orThrow();
    return EnvironmentView.of(changed);
  }

  @DeleteMapping("/{id}")
  @Authorize(role = Role.ADMIN, on = Authorize.GLOBAL, action = "environment.remove")
  @Operation(operationId = "removeEnvironment", summary = "Removes an environment without targets")
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
