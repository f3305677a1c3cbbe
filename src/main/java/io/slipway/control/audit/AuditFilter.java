package io.slipway.control.audit;

import io.swagger.v3.oas.annotations.Parameter;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// Which entries are asked for; all given conditions must hold.
record AuditFilter(
    @Nullable @Parameter(description = "Who did it: a token's name", example = "ci") String actor,
    @Nullable @Parameter(description = "What was done, exactly", example = "token.create")
        String action,
    @Nullable @Parameter(description = "A kind of object, or `<kind>:<id>`", example = "token")
        String object,
    @Nullable @Parameter(description = "An environment's id", example = "staging")
        String environment,
    @Nullable @Parameter(description = "Not before this moment") OffsetDateTime from,
    @Nullable @Parameter(description = "Before this moment") OffsetDateTime to) {

  @Nullable String objectKind() {
    return object == null ? null : object.split(":", 2)[0];
  }

  @Nullable String objectId() {
    return object == null || !object.contains(":") ? null : object.split(":", 2)[1];
  }
}
