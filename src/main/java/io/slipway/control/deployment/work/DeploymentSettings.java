package io.slipway.control.deployment.work;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How runs behave.
///
/// @param fencePatience how long a run waits for others who migrate its target before it fails;
///     longer waits hold one of the instance's workers
@Validated
@ConfigurationProperties("slipway.deployment")
public record DeploymentSettings(@NotNull @DefaultValue("30s") Duration fencePatience) {}
