package io.slipway.control.audit;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Pattern;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which entries are asked for; all given conditions must hold.
record AuditFilter(
    @Nullable
        @Pattern(regexp = PRINTABLE, message = MESSAGE)
        @Parameter(description = "Who did it: a token's name", example = "ci")
        String actor,
    @Nullable
        @Pattern(regexp = PRINTABLE, message = MESSAGE)
        @Parameter(description = "What was done, exactly", example = "token.create")
        String action,
    @Nullable
        @Pattern(regexp = PRINTABLE, message = MESSAGE)
        @Parameter(description = "A kind of object, or `<kind>:<id>`", example = "token")
        String object,
    @Nullable
        @Pattern(regexp = PRINTABLE, message = MESSAGE)
        @Parameter(description = "An environment's id", example = "staging")
        String environment,
    @Nullable @Parameter(description = "Not before this moment") OffsetDateTime from,
    @Nullable @Parameter(description = "Before this moment") OffsetDateTime to) {

  private static final String PRINTABLE = "\\P{Cntrl}{1,300}";
  private static final String MESSAGE = "must be 1 to 300 printable characters";

  @Nullable String objectKind() {
    return object == null ? null : object.split(":", 2)[0];
  }

  @Nullable String objectId() {
    return object == null || !object.contains(":") ? null : object.split(":", 2)[1];
  }

  /// The conditions as parameters of a query.
  Map<String, @Nullable Object> parameters() {
    var parameters = new HashMap<String, @Nullable Object>();
    parameters.put("actor", actor);
    parameters.put("action", action);
    parameters.put("kind", objectKind());
    parameters.put("id", objectId());
    parameters.put("environment", environment);
    parameters.put("from", from);
    parameters.put("to", to);
    return parameters;
  }
}
