package io.slipway.engine.hook;

import java.time.Duration;
import java.time.Instant;

/// What came of a hook.
///
/// @param finding in words, without secrets
/// @param tries how often it was done
public record HookResult(
    Hook hook, boolean succeeded, String finding, int tries, Instant started, Duration duration) {}
