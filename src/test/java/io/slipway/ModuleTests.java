package io.slipway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/// Holds what Spring Modulith asks of modules: no cycles, and no use of what another keeps to
/// itself.
class ModuleTests {

  @Test
  void modules_use_each_other_by_what_they_offer() {
    var modules = ApplicationModules.of(SlipwayApplication.class);
    assertThat(modules.stream().map(module -> module.getIdentifier().toString()))
        .contains("control.audit", "control.planning", "control.deployment");
    modules.verify();
  }
}
