package io.slipway.engine.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundleFilesTests {

  @Test
  void hashesPathsAndContentsWithTheirLengths() {
    assertThat(files("a", "bc").id()).isEqualTo(files("a", "bc").id());
    assertThat(files("a", "bc").id()).isNotEqualTo(files("ab", "c").id());
    assertThat(files("a", "", "b", "").id()).isNotEqualTo(files("a", "\0\0\0\0\0\0\0\1b").id());
    assertThat(files("b", "2", "a", "1").id()).isEqualTo(files("a", "1", "b", "2").id());
    // sha256sum of: 8 bytes length 1, "a", 8 bytes length 2, "bc"
    assertThat(files("a", "bc").id().value())
        .isEqualTo("3fafa1cf2f19a7c1129beb20cf0983f73a489a221fc0dd2f16d1be292d089205");
  }

  @Property(tries = 100)
  void readsItsOwnArchiveBackToTheSameId(
      @ForAll @Size(max = 8) Map<@NotEmpty @StringLength(max = 9) String, String> content)
      throws IOException {
    var files = new ArrayList<SourceFile>();
    content.forEach(
        (path, text) -> {
          if (SafePath.fault(path).isEmpty()) {
            files.add(new SourceFile(path, text.getBytes(StandardCharsets.UTF_8)));
          }
        });
    var written = new BundleFiles(files);
    var archive = new ByteArrayOutputStream();
    written.writeArchive(archive);

    var read =
        BundleFiles.ofArchive(
            new ByteArrayInputStream(archive.toByteArray()), BundleLimits.DEFAULT);

    var visible = files.stream().filter(file -> !isHidden(file.path())).toList();
    assertThat(read.files()).containsExactlyInAnyOrderElementsOf(visible);
    assertThat(read.id()).isEqualTo(new BundleFiles(visible).id());
  }

  private static boolean isHidden(String path) {
    return path.startsWith(".") && path.contains("/")
        || path.contains("/.") && path.lastIndexOf("/.") < path.lastIndexOf('/');
  }

  @Test
  void writesEqualFilesAsEqualArchives() throws IOException {
    assertThat(archive(files("b/\u00e9.sql", "2", "a", "1")))
        .isEqualTo(archive(files("a", "1", "b/\u00e9.sql", "2")));
  }

  @Nested
  class Unwrapped {

    @Test
    void leavesOutTheOneFolderThatHoldsAll() {
      assertThat(paths(files("crm-1.0/db/V1.sql", "", "crm-1.0/README", "").unwrapped()))
          .containsExactly("README", "db/V1.sql");
    }

    @Test
    void keepsSeveralFoldersAndFilesBesideThem() {
      assertThat(paths(files("a/V1.sql", "", "b/V2.sql", "").unwrapped()))
          .containsExactly("a/V1.sql", "b/V2.sql");
      assertThat(paths(files("a/V1.sql", "", "V2.sql", "").unwrapped()))
          .containsExactly("V2.sql", "a/V1.sql");
      assertThat(paths(files().unwrapped())).isEmpty();
    }

    @Test
    void keepsTheFolderThatIsAMigration() {
      assertThat(paths(files("0_init/migration.sql", "", "0_init/down.sql", "").unwrapped()))
          .containsExactly("0_init/down.sql", "0_init/migration.sql");
    }
  }

  @Nested
  class OfAFolder {

    @TempDir Path root;

    @Test
    void skipsHiddenFoldersAndKeepsHiddenFiles() throws IOException {
      write("V1__\u00e5.sql", "1");
      write(".hidden.sql", "2");
      write(".git/config", "3");
      write("sub/.idea/x.sql", "4");
      write("sub/V2__e\u0301.sql", "5");
      assertThat(paths(read()))
          .containsExactly(".hidden.sql", "V1__\u00e5.sql", "sub/V2__e\u0301.sql");
    }

    @Test
    void hasTheIdOfItsArchive() throws IOException {
      write("b/V2.sql", "2");
      write("a/V1.sql", "1");
      assertThat(read().id()).isEqualTo(files("a/V1.sql", "1", "b/V2.sql", "2").id());
    }

    @Test
    void followsLinksToFilesBelowTheRootAsKubernetesMountsThem() throws IOException {
      write("..2026/V1.sql", "1");
      Files.createSymbolicLink(root.resolve("..data"), Path.of("..2026"));
      Files.createSymbolicLink(root.resolve("V1.sql"), Path.of("..data/V1.sql"));
      assertThat(read().files()).containsExactly(new SourceFile("V1.sql", new byte[] {'1'}));
    }

    @Test
    void refusesLinksThatLeaveTheRootLoopsAndLooseEnds(@TempDir Path elsewhere) throws IOException {
      Files.writeString(elsewhere.resolve("secret"), "");
      Files.createSymbolicLink(root.resolve("a.sql"), elsewhere.resolve("secret"));
      Files.createSymbolicLink(root.resolve("b"), elsewhere);
      Files.createSymbolicLink(root.resolve("c"), root);
      Files.createSymbolicLink(root.resolve("d"), Path.of("nowhere"));
      assertThat(problems(this::read))
          .extracting(BundleFinding::code, BundleFinding::path)
          .containsExactly(refused("a.sql"), refused("b"), refused("c"), refused("d"));
    }

    @Test
    void refusesPipes() throws IOException, InterruptedException {
      var made = new ProcessBuilder("mkfifo", root.resolve("p.sql").toString()).start().waitFor();
      assumeTrue(made == 0, "skipped: mkfifo is not here");
      assertThat(problems(this::read))
          .extracting(BundleFinding::code)
          .containsExactly("LINK_REFUSED");
    }

    @Test
    void refusesNamesWithControlCharactersAndBackslashes() throws IOException {
      write("a\nb.sql", "");
      write("c\\d.sql", "");
      assertThat(problems(this::read))
          .extracting(BundleFinding::code, BundleFinding::path)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple("PATH_UNSAFE", "a?b.sql"),
              org.assertj.core.groups.Tuple.tuple("PATH_UNSAFE", "c\\d.sql"));
    }

    @Test
    void keepsItsLimits() throws IOException {
      write("a/1", "12345");
      write("b", "12345");
      assertThat(problems(() -> read(new BundleLimits(2, 9, 99, 9))))
          .extracting(BundleFinding::code)
          .containsExactly("TOO_MANY_FILES");
      assertThat(problems(() -> read(new BundleLimits(3, 4, 99, 9))))
          .extracting(BundleFinding::code)
          .containsExactly("FILE_TOO_LARGE");
      assertThat(problems(() -> read(new BundleLimits(3, 5, 9, 9))))
          .extracting(BundleFinding::code)
          .containsExactly("BUNDLE_TOO_LARGE");
      assertThat(problems(() -> read(new BundleLimits(3, 5, 10, 2))))
          .extracting(BundleFinding::code)
          .containsExactly("PATH_TOO_LONG");
      assertThat(read(new BundleLimits(3, 5, 10, 3)).files()).hasSize(2);
    }

    @Test
    void failsForAFolderThatIsNotThere() {
      assertThatThrownBy(() -> BundleFiles.ofFolder(root.resolve("nowhere"), BundleLimits.DEFAULT))
          .isInstanceOf(IOException.class);
    }

    private static org.assertj.core.groups.Tuple refused(String path) {
      return org.assertj.core.groups.Tuple.tuple("LINK_REFUSED", path);
    }

    private BundleFiles read() throws IOException {
      return read(BundleLimits.DEFAULT);
    }

    private BundleFiles read(BundleLimits limits) throws IOException {
      return BundleFiles.ofFolder(root, limits);
    }

    private void write(String path, String content) throws IOException {
      var file = root.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, content);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "/a", "a//b", "a/", "./a", "a/./b", "../a", "a/../b", "..", "C:/a", "c:a", "a\\b",
        "a\u0000", "a\u0085", "\uFFFD", "\uD800"
      })
  void refusesUnsafePaths(String path) {
    assertThat(SafePath.fault(path)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a", "a/b.sql", "...", "a..b", ".a", "V1__\u00e5 \uD83D\uDE00.sql", "ab:c"})
  void acceptsSafePaths(String path) {
    assertThat(SafePath.fault(path)).isEmpty();
  }

  interface Reading {
    BundleFiles read() throws IOException;
  }

  static List<BundleFinding> problems(Reading reading) {
    return catchThrowableOfType(InvalidBundleException.class, reading::read).problems();
  }

  static BundleFiles files(String... pathsAndContents) {
    var files = new ArrayList<SourceFile>();
    for (var i = 0; i < pathsAndContents.length; i += 2) {
      files.add(
          new SourceFile(
              pathsAndContents[i], pathsAndContents[i + 1].getBytes(StandardCharsets.UTF_8)));
    }
    return new BundleFiles(files);
  }

  static List<String> paths(BundleFiles files) {
    return files.files().stream().map(SourceFile::path).toList();
  }

  private static byte[] archive(BundleFiles files) throws IOException {
    var archive = new ByteArrayOutputStream();
    files.writeArchive(archive);
    return archive.toByteArray();
  }
}
