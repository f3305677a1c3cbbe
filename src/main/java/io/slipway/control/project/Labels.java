package io.slipway.control.project;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Names and values that a target carries, such as `region=eu`; at most 32, ordered by name.
public record Labels(Map<String, String> values) {

  public static final Labels NONE = new Labels(Map.of());

  private static final int MOST = 32;
  private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9._/-]{0,61}[a-z0-9])?");
  private static final Pattern VALUE =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?");

  public Labels {
    if (values.size() > MOST) {
      throw new IllegalArgumentException("a target has at most " + MOST + " labels");
    }
    values.forEach(Labels::check);
    values = Collections.unmodifiableMap(new TreeMap<>(values));
  }

  private static void check(String name, String value) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "'%s' is not a label: 1 to 63 lower-case letters, digits and . _ / - inside"
              .formatted(name));
    }
    if (!VALUE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "'%s' cannot be the label %s: 1 to 63 letters, digits and . _ - inside"
              .formatted(value, name));
    }
  }
}
