package io.slipway.control.project;

import io.slipway.http.Cursor;
import io.slipway.http.Page;
import io.slipway.http.Paging;
import io.slipway.http.ProblemCode;
import io.slipway.http.Refusal;
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

/// The REST edge of targets.
@RestController
@RequestMapping("/api/v1/targets")
@Tag(name = "targets", description = "Databases, each of one project in one environment")
class TargetController {

  private static final String LIST = "targets";

  private final TargetTable table;
  private final TargetHealth health;
  private final TargetWishes wishes;

  TargetController(TargetTable table, TargetHealth health, TargetWishes wishes) {
    this.table = table;
    this.health = health;
    this.wishes = wishes;
  }

  @GetMapping
  @Authorize(role = Role.VIEWER, on = Authorize.ANYWHERE)
  @Operation(
      operationId = "listTargets",
      summary = "Lists the targets that the token may see, by id")
  Page<TargetView> list(
      @Valid @ParameterObject Paging paging, @Valid @ParameterObject TargetSelection selection) {
    var after = paging.after(LIST, 1).map(NamePattern::after).orElse("");
    var rows = table.page(wishes.filter(selection), after, paging.probe());
    var views = rows.stream().map(TargetView::of).toList();
    return Page.of(views, paging, last -> Cursor.of(LIST, last.id()));
  }

  @GetMapping("/{id}")
  @Authorize(role = Role.VIEWER, on = "target")
  @Operation(operationId = "getTarget", summary = "Shows one target, never its password")
  TargetView get(@PathVariable String id) {
    return TargetView.of(stored(id));
  }

  private Stored<Target> stored(String id) {
    return table
        .find(id)
        .orElseThrow(
            () ->
                new Refusal(ProblemCode.NOT_FOUND, "There is no target " + id + ".").asException());
  }

  @PostMapping
  @Authorize(role = Role.ADMIN, on = Authorize.GLOBAL, action = "target.create")
  @Operation(
      operationId = "createTarget",
      summary = "Adds a target",
      description =
          "Needs the role ADMIN in all environments, since it makes Slipway send a secret to a"
              + " server.")
  @ApiResponse(responseCode = "201", description = "The target as it is stored")
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<TargetView> create(@Valid @RequestBody NewTarget wish) {
    var created = wishes.create(wish.target());
    return ResponseEntity.created(URI.create("/api/v1/targets/" + wish.id()))
        .body(TargetView.of(created));
  }

  @PutMapping("/{id}")
  @Authorize(role = Role.ADMIN, on = "target", action = "target.change")
  @Operation(
      operationId = "replaceTarget",
      summary = "Replaces a target's connection and labels",
      description = "Another connection needs the role ADMIN in all environments.")
  TargetView replace(@PathVariable String id, @Valid @RequestBody TargetChange wish) {
    var before = stored(id).object();
    return TargetView.of(wishes.replace(before, wish.of(before)));
  }

  @DeleteMapping("/{id}")
  @Authorize(role = Role.ADMIN, on = "target", action = "target.remove")
  @Operation(
      operationId = "removeTarget",
      summary = "Removes a target; its database and its history stay")
  @ApiResponse(responseCode = "204", description = "It is removed")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(@PathVariable String id) {
    wishes.remove(id);
  }

  @GetMapping("/{id}/health")
  @Authorize(role = Role.VIEWER, on = "target")
  @Operation(
      operationId = "getTargetHealth",
      summary = "Connects to a target and says whether it answers",
      description = "The answer is 200 either way; it takes a few seconds at most.")
  TargetHealthView health(@PathVariable String id) {
    return TargetHealthView.of(health.of(stored(id).object()));
  }
}
