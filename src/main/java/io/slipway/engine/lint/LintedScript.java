package io.slipway.engine.lint;

import io.slipway.engine.sql.Script;

/// A script that was looked at, with findings or without.
///
/// @param path relative to the bundle's root
/// @param script as it was read; places count its bytes
public record LintedScript(String path, Script script) {}
