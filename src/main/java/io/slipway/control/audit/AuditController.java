package io.slipway.control.audit;

import io.slipway.control.audit.chain.AuditEntry;
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
import jakarta.validation.Valid;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The REST edge of the audit trail.
@RestController
@RequestMapping("/api/v1/audit")
@Tag(name = "audit", description = "Who did what")
class AuditController {

  private final AuditEntries entries;
  private final AccessCheck access;
  private final AuditVerifier verifier;

  AuditController(AuditEntries entries, AccessCheck access, AuditVerifier verifier) {
    this.entries = entries;
    this.access = access;
    this.verifier = verifier;
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
  @Operation(
      operationId = "verifyAudit",
      summary = "Walks the whole chain and says if it is whole",
      description =
          "Compares it with the checkpoints that the answering instance has signed, if it signs"
              + " any.")
  AuditVerification verification() {
    return verifier.verify();
  }

  @GetMapping(
      path = "/export",
      produces = {AuditExportForms.NDJSON, AuditExportForms.CSV})
  @Authorize(role = Role.AUDITOR, on = Authorize.GLOBAL)
  @Operation(
      operationId = "exportAudit",
      summary = "All entries that are asked for, oldest first",
      description =
          "As JSON, one object a line, or with `Accept: text/csv` as CSV, whose texts have an"
              + " apostrophe in front where a spreadsheet could take them for a formula.")
  @ApiResponse(
      responseCode = "200",
      description = "One entry a line",
      content = {
        @Content(
            mediaType = AuditExportForms.NDJSON,
            schema = @Schema(implementation = AuditEntry.class)),
        @Content(mediaType = AuditExportForms.CSV, schema = @Schema(type = "string"))
      })
  AuditExport export(@Valid @ParameterObject AuditFilter filter) {
    return new AuditExport(entries, filter);
  }
}
