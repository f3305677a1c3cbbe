/// Takes over the ledgers of databases that Flyway or Prisma managed before: shows what is wrong
/// with one, and mends it behind the fence.
@NullMarked
@ApplicationModule
package io.slipway.control.takeover;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
