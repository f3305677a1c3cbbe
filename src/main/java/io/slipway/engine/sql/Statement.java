package io.slipway.engine.sql;

/// One SQL statement of a script.
///
/// Comments in front of it and behind it are not part of it, those between its words are.
///
/// @param number one-based position among the script's statements
/// @param range from its first to behind its last significant byte, without the terminating
///     semicolon; for `COPY … FROM STDIN` without the data
/// @param line one-based line on which it begins
/// @param nature how it relates to transactions
public record Statement(int number, ByteRange range, int line, StatementNature nature) {}
