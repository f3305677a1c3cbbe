package io.slipway.control.project.policy;

import io.slipway.http.authorization.Role;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/// The roles that a policy can ask of people.
final class PolicyRoles {

  private static final Set<Role> ALL = EnumSet.of(Role.APPROVER, Role.RELEASE_MANAGER, Role.ADMIN);

  private PolicyRoles() {}

  static Role parse(String text) {
    return ALL.stream()
        .filter(role -> role.word().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "expected one of %s, not %s".formatted(words(), text)));
  }

  private static String words() {
    return ALL.stream().map(Role::word).collect(Collectors.joining(", "));
  }
}
