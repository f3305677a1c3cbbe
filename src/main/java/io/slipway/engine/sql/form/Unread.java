package io.slipway.engine.sql.form;

/// A statement whose effect its text does not tell.
///
/// @param reason what was met where, in words: `unexpected "tabel"`
/// @param position one-based, in characters of the statement; 0 when it is the whole statement
public record Unread(String reason, int position) implements Form {}
