package io.slipway.chaos;

import io.slipway.testing.HttpApi;
import io.slipway.testing.OwnServer;
import io.slipway.testing.SlipwayProcess;
import io.slipway.testing.TcpProxy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;

/// Two instances of Slipway, each a process, that share a control database; that and the targets on
/// a PostgreSQL server each; and a network that can break on every way between them.
final class Scene implements AutoCloseable {

  private static final int INSTANCES = 2;
  private static final String TOKEN = "slw_chaostst_" + "c".repeat(64);

  private final Path folder;
  private final OwnServer control = OwnServer.start();
  private final OwnServer targets = OwnServer.start();
  private final List<TcpProxy> networks = new ArrayList<>();
  private final AtomicReferenceArray<SlipwayProcess> instances =
      new AtomicReferenceArray<>(INSTANCES);
  private final AtomicInteger starts = new AtomicInteger();

  private Scene(Path folder) {
    this.folder = folder;
  }

  /// @param folder where the instances keep their logs
  static Scene start(Path folder) {
    var scene = new Scene(folder.toAbsolutePath());
    try {
      Files.createDirectories(folder.resolve("config"));
      Files.writeString(folder.resolve("token"), TOKEN);
      for (var i = 0; i < INSTANCES; i++) {
        scene.networks.add(TcpProxy.to(scene.control.port()));
      }
      Together.all(IntStream.range(0, INSTANCES).boxed().toList(), scene::startAgain);
      return scene;
    } catch (IOException e) {
      scene.close();
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      scene.close();
      throw e;
    }
  }

  /// Starts an instance, in the place of the one that had its number.
  SlipwayProcess startAgain(int number) {
    var own = folder.resolve("instance-%d-%d".formatted(number, starts.incrementAndGet()));
    var instance = SlipwayProcess.start(own, settings(number));
    instances.set(number, instance);
    return instance;
  }

  // Instances are taken for dead after seconds here, not after half a minute. One goes back to a
  // target that it has lost, the other gives the run up.
  private Map<String, String> settings(int number) {
    var url = "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(networks.get(number).port());
    return Map.of(
        "slipway.database.url", url,
        "slipway.database.username", "postgres",
        "slipway.config-directory", folder.resolve("config").toString(),
        "slipway.access.admin-token", "file:" + folder.resolve("token"),
        "slipway.deployment.fence-patience", "5s",
        "slipway.deployment.silence-patience", "5s",
        "slipway.deployment.reconnect-patience", number == 0 ? "0s" : "30s",
        "db-scheduler.heartbeat-interval", "1s",
        "db-scheduler.missed-heartbeats-limit", "4",
        "db-scheduler.shutdown-max-wait", "1s");
  }

  SlipwayProcess instance(int number) {
    return instances.get(number);
  }

  /// The network from one instance to the control database.
  TcpProxy network(int number) {
    return networks.get(number);
  }

  OwnServer controlServer() {
    return control;
  }

  OwnServer targetServer() {
    return targets;
  }

  /// The control database, past the networks.
  Sql control() {
    return new Sql(control.url(), "postgres", "");
  }

  /// A client of both instances.
  Client client() {
    return new Client(
        () ->
            IntStream.range(0, INSTANCES)
                .mapToObj(number -> new HttpApi(instance(number).address(), TOKEN))
                .toList(),
        0);
  }

  /// A new database on the targets' server, behind a network of its own.
  Target target(String name) {
    targets.execute("CREATE DATABASE " + name);
    var url = targets.url().replace("/postgres", "/" + name);
    return new Target(new Sql(url, "postgres", ""), TcpProxy.to(targets.port()));
  }

  @Override
  public void close() {
    for (var i = 0; i < INSTANCES; i++) {
      var instance = instances.get(i);
      if (instance != null) {
        instance.kill();
      }
    }
    networks.forEach(TcpProxy::close);
    targets.close();
    control.close();
  }
}
