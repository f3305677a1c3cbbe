package io.slipway.engine.lint.analysis;

import io.slipway.engine.lint.SeverityPolicy;
import java.time.LocalDate;

/// How findings are weighed.
///
/// @param today the day by which suppressions expire
public record LintSettings(SeverityPolicy policy, LocalDate today) {}
