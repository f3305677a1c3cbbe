package io.slipway.control.project;

/// The one table in the world that holds a target's history, as a text that two targets must not
/// share.
public record LedgerLocation(String value) {

  public static LedgerLocation of(Project project, Target target) {
    return switch (target.connection()) {
      case TargetConnection.OnControlServer own ->
          new LedgerLocation("slipway/" + own.database() + "#" + table(project, ""));
      case TargetConnection.ByUrl by ->
          new LedgerLocation(
              by.url().servers()
                  + "/"
                  + by.url().database()
                  + "#"
                  + table(project, by.url().currentSchema()));
    };
  }

  private static String table(Project project, String currentSchema) {
    var firstSchema = currentSchema.isEmpty() ? "public" : currentSchema.split(",")[0];
    return switch (project.settings()) {
      case ProjectSettings.Flyway flyway ->
          flyway.defaultSchema().orElse(firstSchema) + "." + flyway.table();
      case ProjectSettings.Prisma _ -> firstSchema + "._prisma_migrations";
    };
  }

  @Override
  public String toString() {
    return value;
  }
}
