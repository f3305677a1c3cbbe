package io.slipway.control.planning;

import io.slipway.control.audit.AuditEvent;
import io.slipway.control.audit.AuditTrail;
import io.slipway.control.project.Project;
import io.slipway.engine.bundle.BundleFiles;
import io.slipway.engine.bundle.BundleFinding;
import io.slipway.engine.bundle.BundleId;
import io.slipway.engine.bundle.BundleLimits;
import io.slipway.engine.bundle.BundleReader;
import io.slipway.engine.bundle.InvalidBundleException;
import io.slipway.http.authorization.Actor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/// Takes bundles in: from an archive, or from the folder that a project's configuration names.
@Service
class BundleIntake {

  private static final Logger log = LoggerFactory.getLogger(BundleIntake.class);

  private final Bundles bundles;
  private final BundleUploaders uploaders;
  private final AuditTrail audit;
  private final TransactionOperations transaction;
  private final Clock clock;

  BundleIntake(
      Bundles bundles,
      BundleUploaders uploaders,
      AuditTrail audit,
      TransactionOperations transaction,
      Clock clock) {
    this.bundles = bundles;
    this.uploaders = uploaders;
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
  }

  /// What became of files offered.
  ///
  /// @param isNew false when the project had the very same files already
  record Taken(StoredBundle bundle, boolean isNew) {}

  /// @throws InvalidBundleException when the archive or its files are unusable
  Taken fromArchive(Project project, InputStream archive, Actor actor) {
    try {
      var files = BundleFiles.ofArchive(archive, BundleLimits.DEFAULT).unwrapped();
      var taken = take(project, files, actor.name());
      actor.person().ifPresent(person -> uploaders.add(taken.bundle(), person));
      return taken;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// @throws InvalidBundleException when the folder cannot be read or its files are unusable
  Taken fromFolder(Project project, Path folder, String actor) {
    try {
      return take(project, BundleFiles.ofFolder(folder, BundleLimits.DEFAULT), actor);
    } catch (IOException e) {
      log.warn("the folder of {} cannot be read", project.id(), e);
      throw new InvalidBundleException(
          List.of(
              new BundleFinding(
                  "FOLDER_UNREADABLE",
                  String.valueOf(folder.getFileName()),
                  "The project's folder cannot be read; Slipway's log says why.")));
    }
  }

  /// The bundle whose files came last.
  Optional<BundleId> newest(Project project) {
    return bundles.newest(project.id());
  }

  private Taken take(Project project, BundleFiles files, String actor) throws IOException {
    var known = bundles.find(project.id(), files.id());
    if (known.isPresent()) {
      offeredAgain(known.get(), actor);
      return new Taken(known.get(), false);
    }
    var read = BundleReader.read(files, project.settings().bundle());
    var bundle =
        new StoredBundle(
            project.id(),
            read.id(),
            read.layout(),
            files.files().size(),
            read.migrations().stream().map(MigrationSummary::of).toList(),
            read.findings(),
            clock.instant(),
            actor);
    return store(bundle, archiveOf(files));
  }

  private void offeredAgain(StoredBundle bundle, String actor) {
    if (!bundles.newest(bundle.project()).equals(Optional.of(bundle.id()))) {
      transaction.executeWithoutResult(
          _ -> {
            bundles.offeredAgain(bundle.project(), bundle.id(), clock.instant());
            audit.record(
                AuditEvent.of(actor, "bundle.offer-again", "bundle", bundle.id().value())
                    .in(null, bundle.project().value()));
          });
    }
  }

  private Taken store(StoredBundle bundle, byte[] archive) {
    return transaction.execute(
        _ -> {
          var isNew = bundles.add(bundle, archive);
          if (isNew) {
            audit.record(
                AuditEvent.of(bundle.createdBy(), "bundle.add", "bundle", bundle.id().value())
                    .in(null, bundle.project().value())
                    .with(Map.of("migrations", bundle.migrations().size())));
          }
          // Somebody else may have been quicker with the same files.
          return new Taken(bundles.find(bundle.project(), bundle.id()).orElseThrow(), isNew);
        });
  }

  private static byte[] archiveOf(BundleFiles files) throws IOException {
    var archive = new ByteArrayOutputStream();
    files.writeArchive(archive);
    return archive.toByteArray();
  }
}
