package io.slipway.control.project.configuration;

import io.slipway.control.project.Synchronisation;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/// Reads the configuration's files while Slipway starts, and stores what they say before anybody
/// can ask for it.
@Component
public class ConfigurationAtStart implements SmartInitializingSingleton {

  private static final Logger LOG = LoggerFactory.getLogger(ConfigurationAtStart.class);
  private static final Path DEFAULT = Path.of("config");

  private final ConfigurationSettings settings;
  private final Synchronisation synchronisation;
  private Configuration configuration = Configuration.EMPTY;

  ConfigurationAtStart(ConfigurationSettings settings, Synchronisation synchronisation) {
    this.settings = settings;
    this.synchronisation = synchronisation;
  }

  /// What the files said at start; empty when there was no folder.
  public Configuration configuration() {
    return configuration;
  }

  @Override
  public void afterSingletonsInstantiated() {
    var folder = settings.configDirectory();
    if (folder != null) {
      read(folder);
    } else if (Files.isDirectory(DEFAULT)) {
      read(DEFAULT);
    } else {
      LOG.info("There is no folder {}: projects and targets stay as stored", DEFAULT);
    }
  }

  private void read(Path folder) {
    var read = new ConfigurationFiles(folder).read();
    synchronisation.synchronise(read.projects(), read.environments(), read.targets());
    configuration = read;
    LOG.info(
        "Read {} projects, {} environments and {} targets from {}",
        read.projects().size(),
        read.environments().size(),
        read.targets().size(),
        folder);
  }
}
