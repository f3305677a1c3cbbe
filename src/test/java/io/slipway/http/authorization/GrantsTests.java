package io.slipway.http.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GrantsTests {

  private static final List<String> PLACES = List.of("*", "one", "two");

  private static List<Grant> all() {
    var grants = new ArrayList<Grant>();
    for (var role : Role.values()) {
      for (var environment : PLACES) {
        for (var project : PLACES) {
          grants.add(new Grant(role, environment, project));
        }
      }
    }
    return grants;
  }

  @Test
  void what_two_grants_have_in_common_allows_what_both_allow_and_nothing_else() {
    for (var one : all()) {
      for (var other : all()) {
        var common = Grants.common(List.of(one), List.of(other));
        for (var asked : all()) {
          var where = Scope.of(asked.environment(), asked.project());
          var both = one.covers(asked.role(), where) && other.covers(asked.role(), where);
          assertThat(common.stream().anyMatch(grant -> grant.covers(asked.role(), where)))
              .as("%s and %s: %s", one, other, asked)
              .isEqualTo(both);
        }
      }
    }
  }

  @Test
  void a_wish_is_granted_by_one_grant_as_a_whole() {
    var mine = List.of(Grant.of(Role.DEPLOYER, "one"), Grant.of(Role.APPROVER, "one"));
    assertThat(Grants.include(mine, new Grant(Role.DEPLOYER, "one", "two"))).isTrue();
    assertThat(Grants.include(mine, Grant.of(Role.VIEWER, "one"))).isTrue();
    assertThat(Grants.include(mine, Grant.of(Role.RELEASE_MANAGER, "one"))).isFalse();
    assertThat(Grants.include(mine, Grant.of(Role.DEPLOYER, "*"))).isFalse();
    assertThat(Grants.include(List.of(), Grant.of(Role.VIEWER, "one"))).isFalse();
  }
}
