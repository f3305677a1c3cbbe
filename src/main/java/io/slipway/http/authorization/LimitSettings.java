package io.slipway.http.authorization;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How often something may be asked of one instance.
///
/// @param signInsPerAddress sign-ins a minute from one address
/// @param signInsPerName sign-ins a minute with one name
/// @param invalidTokensPerAddress tokens a minute from one address that are not valid
/// @param requestsPerCaller requests a second with one token or session; ten seconds' worth may
///     come at once
@Validated
@ConfigurationProperties("slipway.access.limits")
record LimitSettings(
    @DefaultValue("30") @Min(1) @Max(1000000) int signInsPerAddress,
    @DefaultValue("10") @Min(1) @Max(1000000) int signInsPerName,
    @DefaultValue("60") @Min(1) @Max(1000000) int invalidTokensPerAddress,
    @DefaultValue("100") @Min(1) @Max(1000000) int requestsPerCaller) {}
