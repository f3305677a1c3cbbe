package io.slipway.http;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/// What every endpoint shares.
///
/// @param maxBody the most that a request's body may have, in bytes or with a unit such as `1MB`;
///     default 1 MB; a larger one is refused with 413. Uploads have a limit of their own.
@Validated
@ConfigurationProperties("slipway.http")
public record HttpSettings(@DefaultValue("1MB") DataSize maxBody) {

  public HttpSettings {
    if (maxBody.toBytes() < 1) {
      throw new IllegalArgumentException("slipway.http.max-body must be at least one byte");
    }
  }
}
