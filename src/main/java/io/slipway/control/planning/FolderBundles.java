package io.slipway.control.planning;

import io.slipway.control.project.Project;
import io.slipway.control.project.Projects;
import io.slipway.engine.bundle.Bundle;
import io.slipway.engine.bundle.InvalidBundleException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Takes in, at start, what the folders hold that projects' configuration names.
@Component
@Order(FolderBundles.ORDER)
public class FolderBundles implements ApplicationRunner {

  /// Others that need the bundles at start come behind.
  public static final int ORDER = 100;

  private static final Logger log = LoggerFactory.getLogger(FolderBundles.class);

  private final Projects projects;
  private final BundleIntake intake;
  private final BundleLibrary library;

  FolderBundles(Projects projects, BundleIntake intake, BundleLibrary library) {
    this.projects = projects;
    this.intake = intake;
    this.library = library;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    projects.all().forEach(this::of);
  }

  /// The bundle in a project's folder; empty when it has no folder or that holds no bundle.
  public Optional<Bundle> of(Project project) {
    try {
      return project
          .migrations()
          .map(folder -> intake.fromFolder(project, folder, "system").bundle().id())
          .map(id -> library.load(project, id));
    } catch (InvalidBundleException e) {
      log.warn("The folder of {} holds no bundle: {}", project.id(), e.getMessage());
      return Optional.empty();
    }
  }
}
