package io.slipway.engine.bundle;

import java.util.List;

/// The ids of the events that Flyway 13 knows (`org.flywaydb.core.api.callback.Event`).
final class FlywayEvents {

  static final List<String> IDS =
      List.of(
          "beforeClean",
          "afterClean",
          "afterCleanError",
          "beforeMigrate",
          "beforeEachMigrate",
          "beforeEachMigrateStatement",
          "afterEachMigrateStatement",
          "afterEachMigrateStatementError",
          "afterEachMigrate",
          "afterEachMigrateError",
          "beforeRepeatables",
          "afterVersioned",
          "afterMigrateApplied",
          "afterMigrate",
          "afterMigrateError",
          "beforeUndo",
          "beforeEachUndo",
          "beforeEachUndoStatement",
          "afterEachUndoStatement",
          "afterEachUndoStatementError",
          "afterEachUndo",
          "afterEachUndoError",
          "afterUndo",
          "afterUndoError",
          "beforeValidate",
          "afterValidate",
          "afterValidateError",
          "beforeBaseline",
          "afterBaseline",
          "afterBaselineError",
          "beforeRepair",
          "afterRepair",
          "afterRepairError",
          "beforeInfo",
          "afterInfo",
          "afterInfoError",
          "afterMigrateOperationFinish",
          "afterInfoOperationFinish",
          "afterCleanOperationFinish",
          "afterValidateOperationFinish",
          "afterUndoOperationFinish",
          "afterRepairOperationFinish",
          "afterBaselineOperationFinish",
          "afterReportGenerated",
          "createSchema",
          "beforeCreateSchema",
          "beforeConnect",
          "afterConnect");

  private FlywayEvents() {}
}
