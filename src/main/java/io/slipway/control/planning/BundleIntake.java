package io.slipway.control.planning;

import io.slipway.control.audit.AuditEvent;
import io.slipway.control.audit.AuditTrail;
import io.slipway.control.project.Project;
import io.slipway.engine.bundle.BundleFiles;
import io.slipway.engine.bundle.BundleId;
import io.slipway.engine.bundle.BundleLimits;
import io.slipway.engine.bundle.BundleReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/// Takes bundles in: from an archive, or from the folder that a project's configuration names.
@Service
class BundleIntake {

  private final Bundles bundles;
  private final AuditTrail audit;
  private final TransactionOperations transaction;
  private final Clock clock;

  BundleIntake(Bundles bundles, AuditTrail audit, TransactionOperations transaction, Clock clock) {
    this.bundles = bundles;
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
  }

  /// What became of files offered.
  ///
  /// @param isNew false when the project had the very same files already
  record Taken(StoredBundle bundle, boolean isNew) {}

  /// @throws io.slipway.engine.bundle.InvalidBundleException when the archive or its files are
  ///     unusable
  Taken fromArchive(Project project, InputStream archive, String actor) {
    try {
      return take(project, BundleFiles.ofArchive(archive, BundleLimits.DEFAULT).unwrapped(), actor);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// @throws io.slipway.engine.bundle.InvalidBundleException when the folder's files are unusable
  Taken fromFolder(Project project, Path folder, String actor) {
    try {
      return take(project, BundleFiles.ofFolder(folder, BundleLimits.DEFAULT), actor);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The bundle that a project got last.
  Optional<BundleId> newest(Project project) {
    return bundles.newest(project.id());
  }

  private Taken take(Project project, BundleFiles files, String actor) throws IOException {
    var known = bundles.find(project.id(), files.id());
    if (known.isPresent()) {
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
          return new Taken(bundle, isNew);
        });
  }

  private static byte[] archiveOf(BundleFiles files) throws IOException {
    var archive = new ByteArrayOutputStream();
    files.writeArchive(archive);
    return archive.toByteArray();
  }
}
