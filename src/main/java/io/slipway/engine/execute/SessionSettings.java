package io.slipway.engine.execute;

import java.util.regex.Pattern;

/// Knows the statements that do nothing but shape the session they are sent in.
final class SessionSettings {

  private static final Pattern MAKING =
      Pattern.compile(
          "(SET|RESET)\\s(?!\\s*CONSTRAINTS\\s).*|SELECT\\s+(pg_catalog\\s*\\.\\s*)?set_config\\s*\\(.*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private SessionSettings() {}

  static boolean isMadeBy(String statement) {
    return MAKING.matcher(statement).matches();
  }
}
