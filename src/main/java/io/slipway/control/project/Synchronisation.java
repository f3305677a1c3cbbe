package io.slipway.control.project;

import io.slipway.control.audit.AuditTrail;
import io.slipway.control.project.yaml.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Brings what is stored in line with the configuration's files.
@Service
public class Synchronisation {

  private static final String ACTOR = "system";

  private final JdbcClient jdbc;
  private final Inventory inventory;
  private final ConnectionRule connections;
  private final AuditTrail audit;
  private final TableSet tables;

  Synchronisation(
      JdbcClient jdbc,
      Inventory inventory,
      ConnectionRule connections,
      AuditTrail audit,
      TableSet tables) {
    this.jdbc = jdbc;
    this.inventory = inventory;
    this.connections = connections;
    this.audit = audit;
    this.tables = tables;
  }

  /// Stores everything described, and marks as removed what was described before and is no longer;
  /// one transaction, one audit entry for each difference.
  ///
  /// An object of the API with a described id belongs to the configuration from here on. One that
  /// left the configuration while a target of the API refers to it belongs to the API.
  ///
  /// @throws InvalidConfigurationException when described objects get in the way of the API's
  @Transactional
  public void synchronise(
      List<Project> projects, List<Environment> environments, List<Target> targets) {
    inventory.lock();
    jdbc.sql("SET CONSTRAINTS ALL DEFERRED").update();
    save(tables.projects(), projects);
    save(tables.environments(), environments);
    var obstacles = new ArrayList<Problem>();
    remove(tables.targets(), targets);
    save(tables.targets(), targets);
    remove(tables.environments(), environments);
    remove(tables.projects(), projects);
    obstacles.addAll(obstacles(tables.environments(), environments));
    obstacles.addAll(obstacles(tables.targets(), targets));
    if (!obstacles.isEmpty()) {
      throw new InvalidConfigurationException(obstacles);
    }
  }

  private <T> void save(ObjectTable<T> table, List<T> objects) {
    for (var object : objects) {
      var before = table.find(table.idOf(object));
      var same =
          before
              .filter(stored -> stored.source() == Source.CONFIG)
              .filter(stored -> stored.object().equals(object));
      if (same.isEmpty()) {
        table.save(object, Source.CONFIG);
        audit.record(Inventory.event(table, object, ACTOR, before.isEmpty() ? "create" : "change"));
      }
    }
  }

  private <T> void remove(ObjectTable<T> table, List<T> objects) {
    Set<String> described = objects.stream().map(table::idOf).collect(Collectors.toSet());
    for (var stored : table.configured()) {
      var object = stored.object();
      var id = table.idOf(object);
      if (described.contains(id)) {
        continue;
      }
      if (table.obstacleToRemoving(id).isPresent()) {
        table.save(object, Source.API);
        audit.record(Inventory.event(table, object, ACTOR, "change"));
      } else {
        table.markRemoved(id);
        audit.record(Inventory.event(table, object, ACTOR, "remove"));
      }
    }
  }

  private <T> List<Problem> obstacles(ObjectTable<T> table, List<T> objects) {
    var obstacles = new ArrayList<Problem>();
    for (var object : objects) {
      connections
          .obstacleTo(object)
          .or(() -> table.obstacleTo(object))
          .map(refusal -> problem(table, object, refusal.detail()))
          .ifPresent(obstacles::add);
    }
    return obstacles;
  }

  private static <T> Problem problem(ObjectTable<T> table, T object, String message) {
    return new Problem("configuration", 0, table.kind() + "s." + table.idOf(object), message);
  }
}
