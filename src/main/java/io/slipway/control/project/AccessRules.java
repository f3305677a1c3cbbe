package io.slipway.control.project;

import io.slipway.http.authorization.Grant;
import java.util.List;

/// What the files say of who may do what.
public record AccessRules(List<TrustRule> trust, List<Group> groups) {

  /// Nobody is trusted.
  public static final AccessRules NONE = new AccessRules(List.of(), List.of());

  public AccessRules {
    trust = List.copyOf(trust);
    groups = List.copyOf(groups);
  }

  /// What the people of an OIDC issuer's group may do.
  public record Group(String group, List<Grant> grants) {

    public Group {
      grants = List.copyOf(grants);
    }
  }

  /// What the people of these groups may do together.
  public List<Grant> of(List<String> names) {
    return groups.stream()
        .filter(group -> names.contains(group.group()))
        .flatMap(group -> group.grants().stream())
        .distinct()
        .toList();
  }
}
