/// Reads `config/*.yml` into projects, environments and targets, at start.
@NullMarked
package io.slipway.control.project.configuration;

import org.jspecify.annotations.NullMarked;
