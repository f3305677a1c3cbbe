package io.slipway.control.access;

import io.slipway.http.Page;
import io.slipway.http.Paging;
import io.slipway.http.ProblemCode;
import io.slipway.http.ProblemException;
import io.slipway.http.Refusal;
import io.slipway.http.authorization.AccessCheck;
import io.slipway.http.authorization.Authorize;
import io.slipway.http.authorization.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.UUID;
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

/// The REST edge of people.
@RestController
@RequestMapping("/api/v1/people")
@Tag(name = "access", description = "People and tokens, and what they may do")
class PersonController {

  private final People people;
  private final PersonRows rows;
  private final AccessCheck access;

  PersonController(People people, PersonRows rows, AccessCheck access) {
    this.people = people;
    this.rows = rows;
    this.access = access;
  }

  @GetMapping
  @Authorize(role = Role.ADMIN, on = Authorize.GLOBAL)
  @Operation(operationId = "listPeople", summary = "Lists all people, newest first")
  Page<StoredPerson> list(@Valid @ParameterObject Paging paging) {
    return rows.page(paging);
  }

  @GetMapping("/{id}")
  @Authorize(role = Role.ADMIN, on = Authorize.GLOBAL)
  @Operation(operationId = "getPerson", summary = "Shows a person")
  StoredPerson get(@PathVariable UUID id) {
    return rows.byId(id)
        .orElseThrow(
            () -> new ProblemException(ProblemCode.NOT_FOUND, "There is no person " + id + "."));
  }

  @PostMapping
  @Authorize(role = Role.ADMIN, on = Authorize.GLOBAL, action = "person.create")
  @Operation(operationId = "createPerson", summary = "Adds a person, who cannot sign in yet")
  @ApiResponse(responseCode = "201", description = "The person")
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<StoredPerson> create(@Valid @RequestBody NewPerson wish) {
    var person = people.create(wish, access.caller().name()).orThrow();
    return ResponseEntity.created(URI.create("/api/v1/people/" + person.id())).body(person);
  }

  @PutMapping("/{id}")
  @Authorize(role = Role.ADMIN, on = Authorize.GLOBAL, action = "person.change")
  @Operation(operationId = "changePerson", summary = "Changes a person and what it may do")
  StoredPerson change(@PathVariable UUID id, @Valid @RequestBody PersonChange wish) {
    return people.change(id, wish, access.caller().name()).orThrow();
  }

  @DeleteMapping("/{id}")
  @Authorize(role = Role.ADMIN, on = Authorize.GLOBAL, action = "person.disable")
  @Operation(
      operationId = "disablePerson",
      summary = "Ends the person's sessions and tokens at once; the name is never used again")
  @ApiResponse(responseCode = "204", description = "The person can do nothing any more")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void disable(@PathVariable UUID id) {
    people
        .disable(id, access.caller().name())
        .map(Refusal::asException)
        .ifPresent(PersonController::fail);
  }

  private static void fail(ProblemException problem) {
    throw problem;
  }
}
