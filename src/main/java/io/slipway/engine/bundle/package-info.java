/// Reads a folder or an archive of migrations, in Flyway or Prisma layout, into an immutable
/// bundle.
@NullMarked
package io.slipway.engine.bundle;

import org.jspecify.annotations.NullMarked;
