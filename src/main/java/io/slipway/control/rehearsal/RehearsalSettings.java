package io.slipway.control.rehearsal;

import io.slipway.engine.scratch.ScratchSettings;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/// How much a rehearsal may take.
///
/// @param maxTime how long all of a plan's rehearsals may take together, in seconds or with a
///     unit; what is not done by then is UNPROVEN. Default 2 min
/// @param maxSteps pending migrations of one target beyond which it is not rehearsed; default 200
/// @param statementTimeout how long one statement may run in a scratch database; default 1 min.
///     A step with one that takes longer is UNPROVEN
/// @param templateSize how much room all templates of a scratch server may take; default 2 GB.
///     Those used longest ago are dropped first, and built again when needed
/// @param templateAge how long a template is kept that nobody uses; default 14 d
/// @param sweepEvery how often scratch servers are searched for what a crash left, and for
///     templates over the limits; default 10 min
@Validated
@ConfigurationProperties("slipway.rehearsal")
record RehearsalSettings(
    @DefaultValue("2m") Duration maxTime,
    @DefaultValue("200") @Min(1) int maxSteps,
    @DefaultValue("1m") Duration statementTimeout,
    @DefaultValue("2GB") DataSize templateSize,
    @DefaultValue("14d") Duration templateAge,
    @DefaultValue("10m") Duration sweepEvery) {

  RehearsalSettings {
    if (maxTime.isNegative() || maxTime.isZero() || sweepEvery.toSeconds() < 1) {
      throw new IllegalArgumentException(
          "slipway.rehearsal.max-time is more than nothing, and sweep-every is 1 s at least");
    }
  }

  // Whoever waits for another's template waits no longer than a plan may take.
  ScratchSettings scratch() {
    return new ScratchSettings(statementTimeout, maxTime, templateSize.toBytes(), templateAge);
  }
}
