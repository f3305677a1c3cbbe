package io.slipway.control.access.session;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How long sessions of browsers last.
///
/// @param idleTimeout a session that is not used for so long ends
/// @param timeout it ends so long after the sign-in, used or not
@Validated
@ConfigurationProperties("slipway.access.session")
public record SessionSettings(
    @DefaultValue("1h") @DurationMin(minutes = 5) @DurationMax(days = 30) Duration idleTimeout,
    @DefaultValue("12h") @DurationMin(minutes = 5) @DurationMax(days = 30) Duration timeout) {}
