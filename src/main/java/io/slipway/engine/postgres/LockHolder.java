package io.slipway.engine.postgres;

import java.time.Instant;
import java.util.Optional;

/// A session that holds an advisory lock, as far as the server shows it to the one who asks.
///
/// Another role's `application_name` and times are hidden from a role without `pg_read_all_stats`.
/// PostgreSQL does not record when a lock was granted; the lock is at most as old as the session.
///
/// @param pid the server process, for `pg_terminate_backend`
/// @param applicationName what the session calls itself; empty when hidden or unset
/// @param user the role that it logged in as; empty when hidden
/// @param connectedSince when the session began
/// @param transactionSince when its current transaction began, empty when it has none
public record LockHolder(
    int pid,
    String applicationName,
    String user,
    Optional<Instant> connectedSince,
    Optional<Instant> transactionSince) {}
