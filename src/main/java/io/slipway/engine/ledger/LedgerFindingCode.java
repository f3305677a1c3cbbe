package io.slipway.engine.ledger;

/// What can be wrong with, or worth knowing about, a target's ledger. The names are stable.
public enum LedgerFindingCode {
  /// There are objects but no ledger: the database was never managed, or not with this ledger.
  UNMANAGED_DATABASE,
  /// The first run will take the database over by itself.
  BASELINE_ON_MIGRATE,
  /// A migration was begun and did not end.
  FAILED_MIGRATION,
  /// A migration was applied, and the bundle has no file for it.
  FILE_MISSING,
  /// A migration was applied that is newer than all files of the bundle.
  FUTURE_MIGRATION,
  /// The file of an applied migration holds something else now.
  FILE_EDITED,
  /// The file of an applied migration has another description now.
  DESCRIPTION_CHANGED,
  /// A row stands for another kind of migration than its file is.
  TYPE_CHANGED,
  /// A file waits that sorts before what was applied already.
  OUT_OF_ORDER_MIGRATION,
  /// Migrations were applied in another order than their versions'.
  APPLIED_OUT_OF_ORDER,
  /// More than one row says that the same migration is applied.
  SEVERAL_ROWS,
  /// A version was deleted more often than it was applied.
  DELETED_TWICE,
  /// A row has no checksum, so whether its file was edited cannot be told.
  CHECKSUM_ABSENT,
  /// A row is of a type that is not known.
  UNKNOWN_TYPE,
  /// A row's version is none.
  UNREADABLE_VERSION,
  /// Rows of Flyway's paid `undo`, which its free edition cannot read.
  PAID_UNDO_ROWS,
  /// The configured target version does not exist.
  TARGET_NOT_FOUND,
  /// Folders and rows both have what the other has not.
  HISTORIES_DIVERGE,
  /// The other peer's ledger is in the same schema.
  OTHER_PEER_PRESENT,
  /// A table whose name differs only in case, or an earlier version's.
  LEDGER_NAME_VARIANT,
  /// The ledger is absent here, but there is one in another schema.
  LEDGER_ELSEWHERE,
  /// Something has the ledger's name that is not an ordinary table.
  LEDGER_NOT_A_TABLE,
  /// Prisma 8 keeps its state elsewhere, and is not supported.
  PRISMA_8_UNSUPPORTED
}
