package io.slipway.engine.bundle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;

/// Turns files into a bundle by the rules of their layout.
public final class BundleReader {

  private BundleReader() {}

  /// Reads the files as the settings say.
  ///
  /// @throws InvalidBundleException with everything that keeps the files from being a bundle
  public static Bundle read(BundleFiles files, BundleSettings settings) {
    var bundle =
        switch (settings) {
          case BundleSettings.Flyway flyway -> new FlywayReader(files, flyway).read();
          case BundleSettings.Prisma _ -> new PrismaReader(files).read();
        };
    var findings = new ArrayList<>(bundle.findings());
    findings.addAll(caseClashes(files));
    return new Bundle(
        bundle.id(), bundle.layout(), bundle.migrations(), bundle.callbacks(), findings);
  }

  private static List<BundleFinding> caseClashes(BundleFiles files) {
    var findings = new ArrayList<BundleFinding>();
    var seen = new HashMap<String, String>();
    for (var file : files.files()) {
      var other = seen.putIfAbsent(file.path().toLowerCase(Locale.ROOT), file.path());
      if (other != null) {
        findings.add(
            FindingCode.PATH_CASE_CLASH.at(
                file.path(),
                "it differs from "
                    + other
                    + " in case alone; a disk that ignores case mixes them up"));
      }
    }
    return findings;
  }
}
