package io.slipway.engine.bundle;

/// How much a bundle may hold; counted while reading, whatever an archive's headers claim.
///
/// @param entries files and folders together
/// @param bytesPerFile of one file, unpacked
/// @param bytesInAll of all files together, unpacked; bounds what a compressed bomb can cost
/// @param pathLength characters of a path, below the bundle's root
public record BundleLimits(int entries, long bytesPerFile, long bytesInAll, int pathLength) {

  private static final long MEBIBYTE = 1L << 20;

  /// Data scripts of 100 MB are real, so one file may have 128 MiB and a bundle twice that. The
  /// longest known histories have 1,000 files; Flyway's `script` column takes 1,000 characters.
  public static final BundleLimits DEFAULT =
      new BundleLimits(10_000, 128 * MEBIBYTE, 256 * MEBIBYTE, 1_000);

  public BundleLimits {
    if (entries < 1 || bytesPerFile < 1 || bytesInAll < 1 || pathLength < 1) {
      throw new IllegalArgumentException("limits are positive");
    }
    if (bytesPerFile > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException("a file is held in one array, so it stays below 2 GiB");
    }
  }
}
