package io.slipway.engine.bundle;

/// Everything that reading a bundle can find; a [BundleFinding#code()] is one of these names.
///
/// Which of them keep a bundle from being used is said by where they appear: a bundle carries its
/// findings, an [InvalidBundleException] carries its problems.
public enum FindingCode {
  /// The upload is neither a zip nor a tar nor a gzipped tar.
  ARCHIVE_UNKNOWN,
  /// The archive is broken: truncated, with a wrong checksum, or compressed in an unusual way.
  ARCHIVE_BROKEN,
  /// An entry is encrypted.
  ENTRY_ENCRYPTED,
  /// A name leaves the bundle's root, is absolute or holds characters that no path should have.
  PATH_UNSAFE,
  /// A path is longer than the limit.
  PATH_TOO_LONG,
  /// Two files have one path.
  PATH_DUPLICATE,
  /// Two paths differ in case alone.
  PATH_CASE_CLASH,
  /// A symbolic link that leaves the root, a hard link, a device or a pipe.
  LINK_REFUSED,
  /// A file or folder cannot be read.
  FILE_UNREADABLE,
  /// A file is larger than the limit.
  FILE_TOO_LARGE,
  /// All files together are larger than the limit.
  BUNDLE_TOO_LARGE,
  /// There are more files and folders than the limit.
  TOO_MANY_FILES,
  /// There is no migration at all.
  NO_MIGRATIONS,
  /// A location holds no file.
  LOCATION_EMPTY,
  /// A location that Slipway does not read, such as `s3:`.
  LOCATION_UNSUPPORTED,
  /// A file that looks like a script and is none by its name.
  FILE_IGNORED,
  /// The same, when the project asked for strict names.
  NAME_INVALID,
  /// A version that Flyway takes by accident: signed, with other digits, or a magic word.
  VERSION_INVALID,
  /// A version that does not fit into the history table's column.
  VERSION_TOO_LONG,
  /// Two versioned scripts have equal versions.
  DUPLICATE_VERSIONED_MIGRATION,
  /// Two baseline scripts have equal versions.
  DUPLICATE_BASELINE_MIGRATION,
  /// Two repeatable scripts have equal descriptions.
  DUPLICATE_REPEATABLE_MIGRATION,
  /// Two down scripts have equal versions.
  DUPLICATE_UNDO_MIGRATION,
  /// Two callback scripts have equal names.
  DUPLICATE_CALLBACK,
  /// A down script without its migration.
  DOWN_WITHOUT_MIGRATION,
  /// A `.conf` file without its script.
  CONF_WITHOUT_SCRIPT,
  /// A `.conf` file that says something unknown or impossible.
  CONF_INVALID,
  /// A comment with `slipway:` that asks for something unknown or impossible, or stands where it
  /// has no effect.
  LIMITS_INVALID,
  /// A file's bytes are not text in its encoding.
  ENCODING_MISMATCH,
  /// A Prisma folder without `migration.sql`.
  MIGRATION_FILE_MISSING,
  /// Several folders of the bundle hold Prisma migrations.
  MIGRATIONS_FOLDER_AMBIGUOUS,
  /// A Prisma folder's name is longer than 200 bytes, Prisma's P3010.
  MIGRATION_NAME_TOO_LONG,
  /// There is no `migration_lock.toml`.
  LOCK_FILE_MISSING,
  /// `migration_lock.toml` names another database, Prisma's P3019.
  PROVIDER_MISMATCH,
  /// Older and newer versions of Prisma order these folders differently.
  ORDER_AMBIGUOUS,
  /// Prisma 8, which keeps contracts instead of SQL files.
  PRISMA_8_UNSUPPORTED;

  BundleFinding at(String path, String message) {
    return new BundleFinding(name(), path, message);
  }
}
