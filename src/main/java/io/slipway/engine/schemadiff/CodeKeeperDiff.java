package io.slipway.engine.schemadiff;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.pgcodekeeper.core.PgDiff;
import org.pgcodekeeper.core.ignorelist.IgnoreList;
import org.pgcodekeeper.core.model.difftree.DbObjType;
import org.pgcodekeeper.core.model.difftree.DiffTree;
import org.pgcodekeeper.core.model.difftree.TreeElement;
import org.pgcodekeeper.core.schema.pg.PgDatabase;

/// pgCodeKeeper behind our own interface.
final class CodeKeeperDiff implements SchemaDiff {

  private static final List<Rule> RULES =
      List.of(
          new OmitServerOptions(),
          new CastThroughText(),
          new FillNewColumns(),
          new KeepSequences(),
          new RestartSequences());

  private final Set<TableName> leftOut;
  private final ParsedTexts parsed = new ParsedTexts();

  CodeKeeperDiff(Set<TableName> leftOut) {
    this.leftOut = Set.copyOf(leftOut);
  }

  @Override
  public LoadedSchema load(Connection connection) throws SQLException {
    return new CodeKeeperLoader(connection, parsed).read();
  }

  @Override
  public Candidate script(LoadedSchema from, LoadedSchema to) {
    return script((CodeKeeperSchema) from, (CodeKeeperSchema) to);
  }

  private Candidate script(CodeKeeperSchema from, CodeKeeperSchema to) {
    var prelude = new EnumRetyping(from.database(), to.database()).prelude();
    var main = Statements.of(difference(prelude.state(), to.database()));
    for (var rule : RULES) {
      main = rule.mend(main, from, to);
    }
    var extras = extras(from, to, main);
    if (!extras.refused().isEmpty()) {
      return new Candidate.Refused(extras.refused());
    }
    var statements = new ArrayList<>(extras.early());
    statements.addAll(prelude.statements());
    statements.addAll(main);
    statements.addAll(extras.late());
    return statements.isEmpty() ? new Candidate.Nothing() : new Candidate.Script(statements);
  }

  private ExtrasDiff extras(CodeKeeperSchema from, CodeKeeperSchema to, List<String> main) {
    Predicate<TableName> made =
        table -> main.stream().anyMatch(s -> s.startsWith("CREATE TABLE " + quoted(table)));
    return ExtrasDiff.of(
        from.extras(), to.extras(), made, table -> to.hasTable(table) && !made.test(table));
  }

  private static String quoted(TableName table) {
    return QuotedName.of(table.schema()) + "." + QuotedName.of(table.name()) + " ";
  }

  private String difference(PgDatabase from, PgDatabase to) {
    try {
      var settings = CodeKeeperSettings.SETTINGS;
      var root = DiffTree.create(settings, from, to);
      root.setAllChecked();
      root.getChildren().forEach(this::leaveOut);
      return new PgDiff(settings).diff(root, from, to, List.of(), List.of(), new IgnoreList());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void leaveOut(TreeElement schema) {
    for (var element : schema.getChildren()) {
      if (element.getType() == DbObjType.TABLE
          && leftOut.contains(new TableName(schema.getName(), element.getName()))) {
        unselect(element);
      }
    }
  }

  private static void unselect(TreeElement element) {
    element.setSelected(false);
    element.getChildren().forEach(CodeKeeperDiff::unselect);
  }
}
