package io.slipway.engine.rehearsal;

import io.slipway.engine.rehearsal.PlanWalk.Walked;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// The walks over a plan's sections, side by side: the first on the database that was given, each
/// other one on a copy.
final class Sections implements AutoCloseable {

  private final List<Section> sections;
  private final List<RehearsalDatabase> copies = new ArrayList<>();
  private final List<PlanWalk> walks = new ArrayList<>();

  private Sections(List<Section> sections) {
    this.sections = sections;
  }

  static Sections open(
      RollbackRehearsal rehearsal, RehearsalDatabase database, List<Section> sections)
      throws SQLException {
    var opened = new Sections(sections);
    try {
      opened.start(rehearsal, database);
      return opened;
    } catch (SQLException e) {
      opened.close();
      throw e;
    }
  }

  // It can be copied while nobody is connected to it.
  private void start(RollbackRehearsal rehearsal, RehearsalDatabase database) throws SQLException {
    for (var i = 1; i < sections.size(); i++) {
      copies.add(database.copy());
    }
    walks.add(new PlanWalk(rehearsal, database));
    for (var copy : copies) {
      walks.add(new PlanWalk(rehearsal, copy));
    }
  }

  /// What was seen in each section.
  List<Walked> walk() throws SQLException {
    if (sections.size() == 1) {
      return List.of(walks.getFirst().over(sections.getFirst()));
    }
    var tasks = new ArrayList<Callable<Walked>>();
    for (var i = 0; i < sections.size(); i++) {
      var walk = walks.get(i);
      var section = sections.get(i);
      tasks.add(() -> walk.over(section));
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var seen = new ArrayList<Walked>();
      for (var task : threads.invokeAll(tasks)) {
        seen.add(result(task));
      }
      return seen;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted while a plan's sections were rehearsed", e);
    }
  }

  private static Walked result(Future<Walked> task) throws SQLException, InterruptedException {
    try {
      return task.get();
    } catch (ExecutionException e) {
      switch (Objects.requireNonNull(e.getCause())) {
        case SQLException failure -> throw failure;
        case RuntimeException failure -> throw failure;
        case Error failure -> throw failure;
        case Throwable failure -> throw new IllegalStateException(failure);
      }
    }
  }

  /// The walk that is now behind the plan's last step.
  PlanWalk last() {
    return walks.getLast();
  }

  @Override
  public void close() throws SQLException {
    try {
      for (var walk : walks) {
        walk.close();
      }
    } finally {
      copies.forEach(RehearsalDatabase::close);
    }
  }
}
