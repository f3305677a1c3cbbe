package io.slipway.engine.schemadiff.trial;

import java.util.Arrays;
import java.util.stream.Collectors;

/// Reads lists such as `fillfactor=70, autovacuum_enabled=off`, and other values of attributes that
/// hold more than one thing.
final class Options {

  private Options() {}

  /// `fillfactor, autovacuum_enabled`
  static String names(String options) {
    return Arrays.stream(options.split(", "))
        .map(option -> option.substring(0, option.indexOf('=')))
        .collect(Collectors.joining(", "));
  }

  /// `lower(name)) STORED` of `lower(name) stored`
  static String expression(String generated) {
    var blank = generated.lastIndexOf(' ');
    return generated.substring(0, blank) + ")" + generated.substring(blank);
  }
}
