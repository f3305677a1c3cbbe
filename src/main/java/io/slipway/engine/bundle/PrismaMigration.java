package io.slipway.engine.bundle;

import java.util.Optional;

/// A migration in Prisma layout: a folder with a `migration.sql` and perhaps a `down.sql`.
///
/// @param name the folder's name
/// @param checksum the SHA-256 of `migration.sql` in lower-case hexadecimal, as Prisma records it
public record PrismaMigration(
    String name, String checksum, SourceFile script, Optional<SourceFile> down)
    implements Migration {}
