package io.slipway.control.access.session;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How passwords are kept and first set.
///
/// @param memoryKib what one hash costs, in KiB
/// @param iterations how often it goes through that memory
/// @param parallel how many hashes one instance makes at a time
/// @param invitation how long an invitation to set a password is good
@Validated
@ConfigurationProperties("slipway.access.password")
record PasswordSettings(
    @DefaultValue("19456") @Min(19456) @Max(1048576) int memoryKib,
    @DefaultValue("2") @Min(2) @Max(20) int iterations,
    @DefaultValue("4") @Min(1) @Max(64) int parallel,
    @DefaultValue("24h") @DurationMin(minutes = 1) @DurationMax(days = 30) Duration invitation) {}
