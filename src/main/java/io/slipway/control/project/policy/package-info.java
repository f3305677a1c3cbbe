/// What an environment asks of a plan before it may run: rules as data, and what they mean.
@NullMarked
@NamedInterface("policy")
package io.slipway.control.project.policy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
