package io.slipway.engine.lint;

/// A file that is ready to be added: one phase of what a single migration had better not do.
///
/// @param path where it belongs, beside the script that it takes the place of
public record FollowUp(String path, String text) {}
