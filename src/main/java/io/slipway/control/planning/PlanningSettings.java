package io.slipway.control.planning;

import io.slipway.http.BodyAllowance;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/// How bundles are taken in and targets looked at.
///
/// @param maxUpload the largest archive that is accepted, in bytes or with a unit; its files may
///     be larger once unpacked, for which there are limits of their own
/// @param observeEvery how often every target's ledger is looked at for the status, when nothing
///     else does; seconds or with a unit
/// @param watchEvery how often the targets of plans that people have said something of are compared
///     with what the plans were made on; seconds or with a unit
@ConfigurationProperties("slipway.planning")
record PlanningSettings(
    @DefaultValue("32MB") DataSize maxUpload,
    @DefaultValue("60s") Duration observeEvery,
    @DefaultValue("60s") Duration watchEvery) {

  /// Lets an upload be larger than other bodies.
  @Configuration(proxyBeanMethods = false)
  static class Uploads {

    @Bean
    BodyAllowance bundleUpload(PlanningSettings settings) {
      return new BodyAllowance("POST", "/api/v1/bundles", settings.maxUpload());
    }
  }
}
