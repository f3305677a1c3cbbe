package io.slipway.engine.lint;

import java.time.LocalDate;
import java.util.Optional;

/// A finding that a comment in the script allows.
///
/// @param reason the comment's
/// @param until the last day on which it is allowed; empty for ever
public record SuppressedFinding(Finding finding, String reason, Optional<LocalDate> until) {}
