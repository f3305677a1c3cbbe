/// Slipway: a control plane for PostgreSQL schema migrations.
@NullMarked
package io.slipway;

import org.jspecify.annotations.NullMarked;
