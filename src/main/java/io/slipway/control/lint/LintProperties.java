package io.slipway.control.lint;

import io.slipway.http.BodyAllowance;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/// How much lint is asked to look at.
///
/// @param maxUpload the largest archive or file that is accepted, in bytes or with a unit
@ConfigurationProperties("slipway.lint")
record LintProperties(@DefaultValue("32MB") DataSize maxUpload) {

  /// Lets what is to be looked at be larger than other bodies.
  @Configuration(proxyBeanMethods = false)
  static class Uploads {

    @Bean
    BodyAllowance lintUpload(LintProperties properties) {
      return new BodyAllowance("POST", "/api/v1/lint", properties.maxUpload());
    }
  }
}
