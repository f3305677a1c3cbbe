package io.slipway.engine.bundle;

/// Something about a bundle's files that its owner should know, in words.
///
/// @param code stable, such as `FILE_IGNORED`
/// @param path the file or folder it is about
/// @param message what is so, and what to do about it
public record BundleFinding(String code, String path, String message) {}
