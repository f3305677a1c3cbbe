package io.slipway.control.audit;

import io.slipway.http.Page;
import io.slipway.http.Paging;
import io.slipway.http.authorization.AccessCheck;
import io.slipway.http.authorization.Authorize;
import io.slipway.http.authorization.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.IOException;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/// The REST edge of the audit trail.
@RestController
@RequestMapping("/api/v1/audit")
@Tag(name = "audit", description = "Who did what")
class AuditController {

  private static final String NDJSON = "application/x-ndjson";

  private final AuditEntries entries;
  private final AccessCheck access;
  private final JsonMapper json;

  AuditController(AuditEntries entries, AccessCheck access, JsonMapper json) {
    this.entries = entries;
    this.access = access;
    this.json = json;
  }

  @GetMapping
  @Authorize(role = Role.VIEWER, on = Authorize.ANYWHERE)
  @Operation(
      operationId = "listAuditEntries",
      summary = "Lists audit entries, newest first",
      description =
          "Shows the entries of the environments in which the caller is a viewer; entries"
              + " that belong to none are for viewers of all.")
  Page<AuditEntry> list(
      @Valid @ParameterObject AuditFilter filter, @Valid @ParameterObject Paging paging) {
    return entries.page(filter, access.caller().visible(), paging);
  }

  @GetMapping("/verification")
  @Authorize(role = Role.AUDITOR, on = Authorize.GLOBAL)
  @Operation(operationId = "verifyAudit", summary = "Walks the whole chain and says if it is whole")
  AuditVerification verification() {
    return entries.verify();
  }

  @GetMapping(path = "/export", produces = NDJSON)
  @Authorize(role = Role.AUDITOR, on = Authorize.GLOBAL)
  @Operation(operationId = "exportAudit", summary = "All entries, oldest first, one a line")
  @ApiResponse(
      responseCode = "200",
      description = "One JSON object a line",
      content = @Content(mediaType = NDJSON, schema = @Schema(implementation = AuditEntry.class)))
  void export(HttpServletResponse response) throws IOException {
    response.setContentType(NDJSON);
    response.setHeader("Content-Disposition", "attachment; filename=\"slipway-audit.ndjson\"");
    var out = response.getOutputStream();
    entries.forEach(entry -> AuditLines.write(json, entry, out));
  }
}
