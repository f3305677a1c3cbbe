package io.slipway.control.demo;

import io.slipway.control.planning.FolderBundles;
import io.slipway.control.project.Project;
import io.slipway.control.project.Target;
import io.slipway.control.project.TargetConnection;
import io.slipway.control.project.configuration.Configuration;
import io.slipway.control.project.configuration.Configuration.Demo;
import io.slipway.control.project.configuration.ConfigurationAtStart;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Builds, at start, the demonstration's databases that do not exist yet: the one that is behind
/// most from nothing, each other one as a copy that goes on from there.
@Component
@Order(DemoAtStart.ORDER)
class DemoAtStart implements ApplicationRunner {

  static final int ORDER = FolderBundles.ORDER + 1;

  private static final Logger log = LoggerFactory.getLogger(DemoAtStart.class);
  private static final String EMPTY = "template1";

  private final DemoSettings settings;
  private final DemoServer server;
  private final ConfigurationAtStart configuration;
  private final FolderBundles bundles;

  DemoAtStart(
      DemoSettings settings,
      DemoServer server,
      ConfigurationAtStart configuration,
      FolderBundles bundles) {
    this.settings = settings;
    this.server = server;
    this.configuration = configuration;
    this.bundles = bundles;
  }

  @Override
  public void run(ApplicationArguments arguments) throws SQLException {
    if (settings.isOn(server.isEmbedded())) {
      server.alone(this::buildAll);
    }
  }

  private void buildAll() throws SQLException {
    var existing = server.databases();
    var configured = configuration.configuration();
    for (var project : configured.projects()) {
      var databases = databases(project, configured);
      if (databases.stream().noneMatch(database -> existing.contains(database.name()))) {
        build(project, databases);
      } else {
        finishWhatIsBuilt(databases, existing);
      }
    }
  }

  // Names are given only when all are built: where one has its name, the others are complete.
  private void finishWhatIsBuilt(List<DemoDatabase> databases, List<String> existing)
      throws SQLException {
    for (var database : databases) {
      if (existing.contains(DemoServer.unfinished(database.name()))) {
        server.finish(database.name());
      }
    }
  }

  private static List<DemoDatabase> databases(Project project, Configuration configured) {
    return configured.targets().stream()
        .filter(target -> target.project().equals(project.id()))
        .flatMap(target -> database(target, configured).stream())
        .toList();
  }

  private static Optional<DemoDatabase> database(Target target, Configuration configured) {
    var level = Optional.ofNullable(configured.demos().get(target.id())).map(Demo::appliedThrough);
    return target.connection() instanceof TargetConnection.OnControlServer(var database)
        ? Optional.of(new DemoDatabase(database.value(), level))
        : Optional.empty();
  }

  private void build(Project project, List<DemoDatabase> databases) throws SQLException {
    var bundle = bundles.of(project);
    if (bundle.isEmpty() || databases.isEmpty()) {
      return;
    }
    var history = new DemoHistory(project, bundle.get());
    var migrations = bundle.get().migrations();
    var ordered =
        databases.stream().sorted(Comparator.comparing(each -> each.level(migrations))).toList();
    var template = EMPTY;
    for (var database : ordered) {
      var unfinished = server.begin(database.name(), template);
      history.apply(server, unfinished, database.level(migrations));
      if (template.equals(EMPTY)) {
        history.seed(server, unfinished);
      }
      template = unfinished;
    }
    for (var database : ordered) {
      server.finish(database.name());
    }
    log.info("Built {} databases of the demonstration's {}", ordered.size(), project.name());
  }
}
