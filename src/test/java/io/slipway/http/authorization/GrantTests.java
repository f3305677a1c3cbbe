package io.slipway.http.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrantTests {

  @ParameterizedTest
  @CsvSource({
    "staging, crm, staging, crm, true, true",
    "staging, crm, staging, inventory, false, false",
    "staging, crm, production, crm, false, false",
    "staging, crm, staging, *, false, true",
    "staging, crm, *, crm, false, true",
    "staging, crm, *, *, false, false",
    "staging, *, staging, crm, true, true",
    "staging, *, staging, *, true, true",
    "staging, *, *, crm, false, true",
    "staging, *, *, *, false, false",
    "*, crm, staging, crm, true, true",
    "*, crm, *, crm, true, true",
    "*, crm, *, *, false, false",
    "*, *, staging, crm, true, true",
    "*, *, *, *, true, true"
  })
  void a_role_covers_what_lies_in_its_scope_and_touches_what_it_is_a_part_of(
      String environment,
      String project,
      String askedEnvironment,
      String askedProject,
      boolean covers,
      boolean touches) {
    var grant = new Grant(Role.DEPLOYER, environment, project);
    var asked = Scope.of(askedEnvironment, askedProject);
    assertThat(grant.covers(Role.DEPLOYER, asked)).isEqualTo(covers);
    assertThat(grant.touches(Role.VIEWER, asked)).isEqualTo(touches);
    assertThat(grant.touches(Role.APPROVER, asked)).isFalse();
  }

  @Test
  void a_role_without_a_project_is_for_all_of_them() {
    assertThat(new Grant(Role.VIEWER, "dev", null).project()).isEqualTo("*");
  }

  @ParameterizedTest
  @CsvSource({
    "VIEWER, VIEWER",
    "DEPLOYER, VIEWER DEPLOYER",
    "APPROVER, VIEWER APPROVER",
    "RELEASE_MANAGER, VIEWER DEPLOYER APPROVER RELEASE_MANAGER",
    "AUDITOR, VIEWER AUDITOR",
    "ADMIN, VIEWER DEPLOYER APPROVER RELEASE_MANAGER AUDITOR ADMIN"
  })
  void a_role_is_enough_for_those_below_it(Role role, String implied) {
    for (var other : Role.values()) {
      assertThat(role.implies(other))
          .as("%s for %s", role, other)
          .isEqualTo(implied.contains(other.name()));
    }
  }
}
