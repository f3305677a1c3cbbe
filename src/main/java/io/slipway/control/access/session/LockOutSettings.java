package io.slipway.control.access.session;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// When a person can no longer sign in with a password, and for how long.
///
/// @param failures so many wrong passwords lock
/// @param window if they fall within it
/// @param first how long the first time; each further time, until a sign-in, twice as long
/// @param longest the longest time
@Validated
@ConfigurationProperties("slipway.access.lock-out")
record LockOutSettings(
    @DefaultValue("10") @Min(3) @Max(1000) int failures,
    @DefaultValue("15m") @DurationMin(minutes = 1) @DurationMax(days = 1) Duration window,
    @DefaultValue("1m") @DurationMin(seconds = 1) @DurationMax(days = 1) Duration first,
    @DefaultValue("1h") @DurationMin(seconds = 1) @DurationMax(days = 30) Duration longest) {}
