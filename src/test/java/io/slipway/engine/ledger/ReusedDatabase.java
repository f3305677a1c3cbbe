package io.slipway.engine.ledger;

import io.slipway.testing.TestDatabase;

/// One database for all tests of a class, emptied between them: that is quicker than a new one
/// each.
final class ReusedDatabase {

  private ReusedDatabase() {}

  static TestDatabase emptied(TestDatabase database) {
    database.execute(
        """
        drop schema if exists public, app, more, prisma_contract cascade;
        create schema public;
        """);
    return database;
  }
}
