package io.slipway.control.rehearsal;

import io.slipway.control.project.Environment;
import io.slipway.control.project.Environments;
import io.slipway.control.project.ScratchConnections;
import io.slipway.control.project.ScratchPlace;
import io.slipway.control.project.ScratchPlace.ByUrl;
import io.slipway.control.project.ScratchPlace.Embedded;
import io.slipway.control.project.ScratchPlace.Nowhere;
import io.slipway.control.project.ScratchPlace.TargetsOwn;
import io.slipway.control.project.Target;
import io.slipway.control.project.Targets;
import io.slipway.engine.postgres.PostgresFailure;
import io.slipway.engine.scratch.ScratchServer;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.stereotype.Component;

/// Chooses the server on which a target's plans are rehearsed.
@Component
class ScratchServers {

  private static final String EMBEDDED = "embedded";

  private final Environments environments;
  private final Targets targets;
  private final ScratchConnections connections;
  private final EmbeddedScratch embedded;

  ScratchServers(
      Environments environments,
      Targets targets,
      ScratchConnections connections,
      EmbeddedScratch embedded) {
    this.environments = environments;
    this.targets = targets;
    this.connections = connections;
    this.embedded = embedded;
  }

  /// What was found.
  sealed interface Choice {

    /// A server.
    ///
    /// @param word what the configuration calls it: `url`, `target`, `embedded`
    /// @param address tells servers apart
    record Chosen(String word, String address, ScratchServer server) implements Choice {}

    /// None, and why.
    record None(String why) implements Choice {}
  }

  Choice of(Target target) {
    var environment = environments.find(target.environment()).orElseThrow();
    var place = environment.scratch();
    if (place.isEmpty() && !embedded.isThere()) {
      return new Choice.None(
          "No scratch server is configured for the environment %s.".formatted(environment.id()));
    }
    return of(place.orElseGet(Embedded::new), target, environment);
  }

  private Choice of(ScratchPlace place, Target target, Environment environment) {
    return switch (place) {
      case Nowhere _ ->
          new Choice.None(
              "The environment %s has no scratch server, by its configuration."
                  .formatted(environment.id()));
      case ByUrl byUrl ->
          new Choice.Chosen("url", byUrl.url() + " " + byUrl.username(), connections.of(byUrl));
      case TargetsOwn _ ->
          new Choice.Chosen(
              "target",
              connections.addressOf(target.connection()),
              connections.of(target.connection()));
      case Embedded _ -> embedded();
    };
  }

  private Choice embedded() {
    if (!embedded.isThere()) {
      return new Choice.None("Slipway runs no embedded server that could be the scratch server.");
    }
    try {
      return new Choice.Chosen(EMBEDDED, EMBEDDED, embedded.server());
    } catch (SQLException e) {
      return new Choice.None(
          "The embedded server cannot be prepared for rehearsals: "
              + PostgresFailure.of(e).message());
    }
  }

  /// Every server on which plans are rehearsed.
  List<Choice.Chosen> all() {
    var all = new LinkedHashMap<String, Choice.Chosen>();
    for (var environment : environments.all()) {
      for (var target : standingForAll(environment)) {
        if (of(target) instanceof Choice.Chosen chosen) {
          all.putIfAbsent(chosen.address(), chosen);
        }
      }
    }
    return List.copyOf(all.values());
  }

  private List<Target> standingForAll(Environment environment) {
    var inside = targets.in(environment.id());
    return environment.scratch().filter(TargetsOwn.class::isInstance).isPresent()
        ? inside
        : inside.stream().limit(1).toList();
  }

  /// Says which server was found unfit, where nobody chose it.
  String unfit(Target target, String why) {
    var place = environments.find(target.environment()).flatMap(Environment::scratch);
    return place.isPresent()
        ? why
        : "No scratch server is configured for the environment %s, and the embedded one does not"
                .formatted(target.environment())
            + " fit. "
            + why;
  }
}
