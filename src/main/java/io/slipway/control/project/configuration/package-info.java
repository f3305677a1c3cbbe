/// Reads `config/*.yml` into projects, environments and targets, at start.
@NullMarked
@NamedInterface("configuration")
package io.slipway.control.project.configuration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
