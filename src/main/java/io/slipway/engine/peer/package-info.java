/// Flyway and Prisma, each as one thing: how their bundles, ledgers, sessions and locks go
/// together on a target.
@NullMarked
package io.slipway.engine.peer;

import org.jspecify.annotations.NullMarked;
