package io.slipway.control.project.policy;

/// Something that only people can know, and that one of them has to confirm.
///
/// @param id unique in its policy: lower-case letters, digits and hyphens
/// @param text what is confirmed
public record Confirmation(String id, String text) {}
