package io.slipway.control.audit;

/// Entries were added to the audit trail, in a transaction that has yet to commit.
///
/// @param seq the number of the last of them
record EntriesAdded(long seq) {}
