package io.slipway.engine.bundle;

import static io.slipway.engine.bundle.BundleFilesTests.paths;
import static io.slipway.engine.bundle.BundleFilesTests.problems;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveReaderTests {

  private static final BundleLimits SMALL = new BundleLimits(20, 1_000_000, 2_000_000, 1_000);

  @Nested
  class AZip {

    @Test
    void givesItsFilesByName() throws IOException {
      var files = read(zip("b/V2__\u00e5.sql", "two", "a.sql", "one", "b/", ""));
      assertThat(files.files())
          .containsExactly(source("a.sql", "one"), source("b/V2__\u00e5.sql", "two"));
    }

    @Test
    void isReadWithoutHiddenFoldersAndWhatFinderAdds() throws IOException {
      var files =
          read(zip("__MACOSX/._V1.sql", "", ".git/x.sql", "", "a/.b/V1.sql", "", "V1.sql", "1"));
      assertThat(paths(files)).containsExactly("V1.sql");
    }

    @Test
    void mayBeEmptyAndMayHoldArchivesThatStayFiles() throws IOException {
      assertThat(read(zip()).files()).isEmpty();
      assertThat(read(zip("x.zip", "PK\u0003\u0004")).files()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "../a",
          "a/../../b",
          "/etc/passwd",
          "C:\\a",
          "C:/a",
          "a\\..\\b",
          "a\nb",
          "a//b",
          "a\u0000b"
        })
    void isRefusedForUnsafeNames(String name) throws IOException {
      assertThat(codes(zip(name, "x", "fine.sql", ""))).containsExactly("PATH_UNSAFE");
    }

    @Test
    void isRefusedForNamesThatAreNotUtf8() throws IOException {
      var archive = new ByteArrayOutputStream();
      try (var zip = new ZipOutputStream(archive, StandardCharsets.ISO_8859_1)) {
        zip.putNextEntry(new ZipEntry("V1__\u00e5.sql"));
      }
      assertThat(codes(archive.toByteArray())).containsExactly("PATH_UNSAFE");
    }

    @Test
    void isRefusedForLinks() throws IOException {
      var archive = new ByteArrayOutputStream();
      try (var zip = new ZipArchiveOutputStream(archive)) {
        var link = new ZipArchiveEntry("V1.sql");
        link.setUnixMode(0120777);
        zip.putArchiveEntry(link);
        zip.write("/etc/passwd".getBytes(StandardCharsets.UTF_8));
        zip.closeArchiveEntry();
      }
      assertThat(codes(archive.toByteArray())).containsExactly("LINK_REFUSED");
    }

    @Test
    void isRefusedForEncryptedEntries() throws IOException {
      var archive = zip("V1.sql", "1");
      archive[6] |= 1;
      archive[indexOf(archive, "PK\u0001\u0002") + 8] |= 1;
      assertThat(codes(archive)).containsExactly("ENTRY_ENCRYPTED");
    }

    @Test
    void isRefusedForPathsGivenTwice() throws IOException {
      var archive = zip("a.sql", "1", "b.sql", "2");
      for (var at = indexOf(archive, "b.sql"); at >= 0; at = indexOf(archive, "b.sql")) {
        archive[at] = 'a';
      }
      assertThat(codes(archive)).containsExactly("PATH_DUPLICATE");
    }

    @Test
    void isRefusedWhenCutOffOrCorrupt() throws IOException {
      var archive = zip("V1.sql", "select 1;".repeat(100));
      assertThat(codes(Arrays.copyOf(archive, archive.length / 2)))
          .containsExactly("ARCHIVE_BROKEN");
      archive[indexOf(archive, "V1.sql") + 10] ^= 0x55;
      assertThat(codes(archive)).containsExactly("ARCHIVE_BROKEN");
    }

    @Test
    void stopsUnpackingABombAtTheLimit() throws IOException {
      var archive = new ByteArrayOutputStream();
      try (var zip = new ZipOutputStream(archive)) {
        zip.putNextEntry(new ZipEntry("zeros.sql"));
        var zeros = new byte[1 << 20];
        for (var i = 0; i < 100; i++) {
          zip.write(zeros);
        }
      }
      assertThat(archive.size()).isLessThan(200_000);
      assertThat(codes(archive.toByteArray())).containsExactly("FILE_TOO_LARGE");
    }

    @Test
    void countsWhatIsUnpackedAndNotWhatTheHeadersClaim() throws IOException {
      var archive = zip("V1.sql", "x".repeat(1_500_000));
      var sizeInDirectory = indexOf(archive, "PK\u0001\u0002") + 24;
      archive[sizeInDirectory] = 1;
      archive[sizeInDirectory + 1] = archive[sizeInDirectory + 2] = 0;
      assertThat(codes(archive)).containsExactly("FILE_TOO_LARGE");
    }

    @Test
    void isRefusedForTooManyEntries() throws IOException {
      var names = new String[2 * 21];
      for (var i = 0; i < names.length; i += 2) {
        names[i] = "V" + i + ".sql";
        names[i + 1] = "";
      }
      assertThat(codes(zip(names))).containsExactly("TOO_MANY_FILES");
    }
  }

  @Nested
  class ATar {

    @Test
    void givesItsFilesGzippedOrNot() throws IOException {
      var name = "./b/V2__\u00e5" + "x".repeat(200) + ".sql";
      var tar = tar(file("./", ""), file("./a.sql", "one"), file("./b/", ""), file(name, "two"));
      assertThat(read(tar).files())
          .containsExactly(source("a.sql", "one"), source(name.substring(2), "two"));
      assertThat(read(gzip(tar)).id()).isEqualTo(read(tar).id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"../a", "a/../../b", "C:/a", "a\\b", "a\nb"})
    void isRefusedForUnsafeNames(String name) throws IOException {
      assertThat(codes(tar(file(name, "x"), file("fine.sql", "")))).containsExactly("PATH_UNSAFE");
    }

    @Test
    void isRefusedForAbsolutePaths() throws IOException {
      var entry = new TarArchiveEntry("/etc/passwd", true);
      assertThat(codes(tar(new Content(entry, "")))).containsExactly("PATH_UNSAFE");
    }

    @Test
    void isRefusedForLinksAndSpecialFiles() throws IOException {
      var kinds =
          List.of(
              TarConstants.LF_SYMLINK,
              TarConstants.LF_LINK,
              TarConstants.LF_FIFO,
              TarConstants.LF_CHR,
              TarConstants.LF_BLK);
      for (var kind : kinds) {
        var entry = new TarArchiveEntry("V1.sql", kind);
        entry.setLinkName("/etc/passwd");
        assertThat(codes(tar(new Content(entry, ""))))
            .as("kind %c", kind)
            .containsExactly("LINK_REFUSED");
      }
    }

    @Test
    void isRefusedForPathsGivenTwice() throws IOException {
      assertThat(codes(tar(file("a.sql", "1"), file("./a.sql", "2"))))
          .containsExactly("PATH_DUPLICATE");
    }

    @Test
    void isRefusedWhenCutOff() throws IOException {
      var tar = tar(file("V1.sql", "x".repeat(5000)));
      assertThat(codes(Arrays.copyOf(tar, 2000))).containsExactly("ARCHIVE_BROKEN");
      var gzip = gzip(tar);
      assertThat(codes(Arrays.copyOf(gzip, gzip.length - 12))).containsExactly("ARCHIVE_BROKEN");
    }
  }

  /// Gigabytes of zeros, in whatever they are packed: nearly nothing of the archive may be read.
  @Test
  void stopsReadingAnEndlessTarEarly() {
    var entry = file("zeros.sql", "").entry();
    entry.setSize(7L << 30);
    var unpacked = new AtomicLong();
    var endless = new Zeros(header(entry), unpacked);
    assertThat(problems(() -> BundleFiles.ofArchive(endless, SMALL)))
        .extracting(BundleFinding::code)
        .containsExactly("FILE_TOO_LARGE");
    assertThat(unpacked.get()).isLessThan(3_000_000);
  }

  @Test
  void stopsReadingPastTheContentOfARefusedEntry() {
    var entry = new TarArchiveEntry("link", TarConstants.LF_FIFO);
    entry.setSize(7L << 30);
    var unpacked = new AtomicLong();
    assertThat(problems(() -> BundleFiles.ofArchive(new Zeros(header(entry), unpacked), SMALL)))
        .extracting(BundleFinding::code)
        .contains("BUNDLE_TOO_LARGE");
    assertThat(unpacked.get()).isLessThan(3_000_000);
  }

  @Test
  void stopsSpoolingAnEndlessZip() {
    var read = new AtomicLong();
    var start = new byte[] {'P', 'K', 3, 4};
    assertThat(problems(() -> BundleFiles.ofArchive(new Zeros(start, read), SMALL)))
        .extracting(BundleFinding::code)
        .containsExactly("BUNDLE_TOO_LARGE");
    assertThat(read.get()).isLessThan(3_000_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "PK", "hello", "<html>", "7z\u00bc\u00af", "Rar!\u001a"})
  void otherThingsAreNoArchives(String content) {
    assertThat(codes(content.getBytes(StandardCharsets.ISO_8859_1)))
        .containsExactly("ARCHIVE_UNKNOWN");
  }

  @Test
  void aLostConnectionIsNotTakenForABrokenArchive() throws IOException {
    var archive = zip("V1.sql", "1");
    var lost =
        new InputStream() {
          private int at;

          @Override
          public int read() throws IOException {
            if (at == archive.length / 2) {
              throw new IOException("connection reset");
            }
            return archive[at++] & 0xff;
          }
        };
    assertThatThrownBy(() -> BundleFiles.ofArchive(lost, SMALL))
        .isInstanceOf(IOException.class)
        .hasMessage("connection reset");
  }

  private record Content(TarArchiveEntry entry, byte[] bytes) {
    Content(TarArchiveEntry entry, String text) {
      this(entry, text.getBytes(StandardCharsets.UTF_8));
    }
  }

  /// A start, and zeros without end.
  private static final class Zeros extends InputStream {
    private final byte[] start;
    private final AtomicLong count;

    Zeros(byte[] start, AtomicLong count) {
      this.start = start;
      this.count = count;
    }

    @Override
    public int read() {
      var at = count.getAndIncrement();
      return at < start.length ? start[(int) at] & 0xff : 0;
    }
  }

  private static byte[] header(TarArchiveEntry entry) {
    var header = new byte[512];
    entry.writeEntryHeader(header);
    return header;
  }

  private static Content file(String name, String text) {
    var entry = new TarArchiveEntry(name);
    entry.setSize(text.getBytes(StandardCharsets.UTF_8).length);
    return new Content(entry, text);
  }

  private static byte[] tar(Content... contents) throws IOException {
    var archive = new ByteArrayOutputStream();
    try (var tar = new TarArchiveOutputStream(archive, "UTF-8")) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
      for (var content : contents) {
        tar.putArchiveEntry(content.entry());
        tar.write(content.bytes());
        tar.closeArchiveEntry();
      }
    }
    return archive.toByteArray();
  }

  private static byte[] gzip(byte[] content) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(content);
    }
    return packed.toByteArray();
  }

  private static byte[] zip(String... namesAndContents) throws IOException {
    var archive = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(archive)) {
      for (var i = 0; i < namesAndContents.length; i += 2) {
        zip.putNextEntry(new ZipEntry(namesAndContents[i]));
        zip.write(namesAndContents[i + 1].getBytes(StandardCharsets.UTF_8));
      }
    }
    return archive.toByteArray();
  }

  private static int indexOf(byte[] bytes, String text) {
    return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
  }

  private static SourceFile source(String path, String content) {
    return new SourceFile(path, content.getBytes(StandardCharsets.UTF_8));
  }

  private static BundleFiles read(byte[] archive) throws IOException {
    return BundleFiles.ofArchive(new ByteArrayInputStream(archive), SMALL);
  }

  private static List<String> codes(byte[] archive) {
    return problems(() -> read(archive)).stream().map(BundleFinding::code).toList();
  }
}
