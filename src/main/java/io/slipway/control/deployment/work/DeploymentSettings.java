package io.slipway.control.deployment.work;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How runs behave.
///
/// @param fencePatience how long a run waits for others who migrate its target before it fails;
///     longer waits hold one of the instance's workers
/// @param reconnectPatience how long a run goes back to a target that it has lost before it fails;
///     zero fails at once
/// @param orphanPatience how long a run waits for a statement that an earlier attempt left running
///     and that can still take effect, such as an index that is built concurrently; then it is
///     ended. Sessions in transactions that nobody will commit are ended at once
/// @param silencePatience how long a target may leave a small question unanswered while a run is at
///     work on it, before the run takes it for lost and goes back to it; 1 s at least
/// @param parallel how many runs of a wave are at work at a time, on all instances together, where
///     the wave does not say it; an instance works on no more than `db-scheduler.threads`
@Validated
@ConfigurationProperties("slipway.deployment")
public record DeploymentSettings(
    @NotNull @DefaultValue("30s") Duration fencePatience,
    @NotNull @DefaultValue("2m") Duration reconnectPatience,
    @NotNull @DefaultValue("1h") Duration orphanPatience,
    @NotNull @DefaultValue("30s") @DurationMin(seconds = 1) Duration silencePatience,
    @DefaultValue("8") @Min(1) @Max(1000) int parallel) {}
