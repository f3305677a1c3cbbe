package io.slipway.control.planning;

import io.swagger.v3.oas.annotations.media.Schema;

/// Something that a plan's reader should know before it runs.
public record PlanFinding(
    @Schema(example = "MIGRATION_FAILED") String code,
    Severity severity,
    @Schema(description = "The migration, file or table it is about") String subject,
    String message,
    @Schema(description = "What to do about it; empty when nothing need be done") String remedy) {

  /// What a finding means for the plan.
  public enum Severity {
    /// The plan cannot run as it is.
    BLOCKING,
    /// It can run, and somebody should have read this first.
    WARNING,
    /// For the record.
    INFO
  }

  boolean blocks() {
    return severity == Severity.BLOCKING;
  }
}
