package io.slipway.control.project.policy;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// A role that a policy asks of people, named as roles are.
public enum ApproverRole {
  APPROVER,
  RELEASE_MANAGER,
  ADMIN;

  /// In lower case with hyphens, as the files have it.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static ApproverRole parse(String text) {
    return Arrays.stream(values())
        .filter(role -> role.word().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "expected one of %s, not %s".formatted(words(), text)));
  }

  private static String words() {
    return Arrays.stream(values()).map(ApproverRole::word).collect(Collectors.joining(", "));
  }
}
