package io.slipway.control.notify.address;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How and where those who subscribed are told.
///
/// @param publicUrl where people reach this Slipway, for links; default none: no links
/// @param allowedNetworks blocks of addresses that may be called beside public ones, such as
///     `10.1.0.0/16`; default none
/// @param allowHttp whether receivers may be called without TLS
/// @param timeout how long an attempt may take from the name's resolution to the answer's end
/// @param giveUpAfter how long an event is tried for
/// @param keep how long deliveries that have ended stay in the log
/// @param workers how many receivers one instance calls at a time
/// @param mailFrom the sender of e-mail; default none: e-mail cannot be subscribed to
@Validated
@ConfigurationProperties("slipway.notify")
public record NotifySettings(
    @Nullable @Pattern(regexp = "|https?://[^\\s?#@]+", message = "must be an http(s) URL")
        String publicUrl,
    @DefaultValue List<Network> allowedNetworks,
    @DefaultValue("false") boolean allowHttp,
    @NotNull @DefaultValue("15s") @DurationMin(seconds = 1) @DurationMax(seconds = 60)
        Duration timeout,
    @NotNull @DefaultValue("24h") @DurationMin(minutes = 1) @DurationMax(days = 7)
        Duration giveUpAfter,
    @NotNull @DefaultValue("30d") @DurationMin(hours = 1) Duration keep,
    @DefaultValue("8") @Min(1) @Max(100) int workers,
    @Nullable @Pattern(regexp = "|[^\\s@<>,]+@[^\\s@<>,]+", message = "must be an e-mail address")
        String mailFrom) {

  public NotifySettings {
    allowedNetworks = List.copyOf(allowedNetworks);
  }
}
