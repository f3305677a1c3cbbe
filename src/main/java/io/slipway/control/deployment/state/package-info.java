/// What is remembered of deployments and their runs: one type a table, each transition one
/// conditional update.
@NullMarked
package io.slipway.control.deployment.state;

import org.jspecify.annotations.NullMarked;
