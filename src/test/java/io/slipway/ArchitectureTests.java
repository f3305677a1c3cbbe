package io.slipway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;

/// Holds the floors and the modules' boundaries, and draws their picture.
class ArchitectureTests {

  private static final Path PICTURE = Path.of("docs", "architecture-modules.md");
  private static final List<String> FLOORS = List.of("engine", "http", "control", "console", "cli");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.slipway");

  private static String inside(String floor) {
    return "io.slipway." + floor + "..";
  }

  private static String[] above(String... floors) {
    return Stream.of(floors).map(ArchitectureTests::inside).toArray(String[]::new);
  }

  private static void forbid(String floor, String... higher) {
    noClasses()
        .that()
        .resideInAPackage(inside(floor))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(above(higher))
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void a_floor_uses_those_below_it_alone() {
    forbid("engine", "http", "control", "console", "cli");
    forbid("http", "control", "console", "cli");
    forbid("control", "console", "cli");
    forbid("console", "cli");
    forbid("cli", "console");
  }

  @Test
  void http_knows_nothing_of_what_the_engine_does() {
    forbid("http", "engine");
  }

  @Test
  void the_engine_is_a_library_without_a_framework() {
    noClasses()
        .that()
        .resideInAPackage(inside("engine"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.springframework..", "jakarta..", "io.swagger..", "com.zaxxer..")
        .check(CLASSES);
  }

  @Test
  void packages_of_a_floor_have_no_cycles() {
    for (var floor : List.of("engine", "control")) {
      SlicesRuleDefinition.slices()
          .matching("io.slipway." + floor + ".(*)..")
          .should()
          .beFreeOfCycles()
          .check(CLASSES);
    }
  }

  @Test
  void each_package_of_the_control_floor_is_a_module() {
    var modules =
        CLASSES.stream()
            .filter(type -> type.getSimpleName().equals("package-info"))
            .filter(type -> type.isAnnotatedWith(ApplicationModule.class))
            .map(JavaClass::getPackageName)
            .toList();
    assertThat(CLASSES.stream().map(JavaClass::getPackageName))
        .filteredOn(name -> name.matches("io\\.slipway\\.control\\.[a-z]+"))
        .isNotEmpty()
        .isSubsetOf(modules);
  }

  @Test
  void the_picture_in_the_docs_is_what_the_code_is() throws IOException {
    var picture = picture();
    if (Boolean.getBoolean("slipway.docs.write")) {
      Files.writeString(PICTURE, picture);
    }
    assertThat(PICTURE)
        .as("draw it anew with ./mvnw test -Dtest=ArchitectureTests -Dslipway.docs.write=true")
        .hasContent(picture);
  }

  private static String picture() {
    var modules = new TreeSet<String>();
    var uses = new TreeMap<String, TreeSet<String>>();
    for (var type : CLASSES) {
      var from = module(type);
      if (!from.isEmpty()) {
        modules.add(from);
        type.getDirectDependenciesFromSelf().stream()
            .map(dependency -> module(dependency.getTargetClass()))
            .filter(to -> !to.isEmpty() && !to.equals(from))
            .forEach(to -> uses.computeIfAbsent(from, _ -> new TreeSet<>()).add(to));
      }
    }
    return """
        # The modules and who uses whom

        Drawn from the code by `ArchitectureTests`; an arrow means "uses".

        ```mermaid
        flowchart TD
        %s%s```
        """
        .formatted(boxes(modules), arrows(uses));
  }

  // A module is a package below a floor; http is one as a whole.
  private static String module(JavaClass type) {
    var parts = type.getPackageName().split("\\.");
    if (parts.length < 3 || !type.getPackageName().startsWith("io.slipway.")) {
      return "";
    }
    return parts.length == 3 || parts[2].equals("http") ? parts[2] : parts[2] + "." + parts[3];
  }

  private static String boxes(TreeSet<String> modules) {
    var text = new StringBuilder();
    for (var floor : FLOORS.reversed()) {
      var inside = modules.stream().filter(m -> m.split("\\.")[0].equals(floor)).toList();
      if (!inside.isEmpty()) {
        text.append("  subgraph floor_").append(floor).append("[").append(floor).append("]\n");
        inside.forEach(m -> text.append("    ").append(box(m)).append('\n'));
        text.append("  end\n");
      }
    }
    return text.toString();
  }

  private static String box(String module) {
    return node(module) + "[" + module.substring(module.indexOf('.') + 1) + "]";
  }

  private static String node(String module) {
    return "m_" + module.replace('.', '_');
  }

  private static String arrows(TreeMap<String, TreeSet<String>> uses) {
    var text = new StringBuilder();
    uses.forEach(
        (from, all) ->
            all.forEach(
                to ->
                    text.append("  ")
                        .append(node(from))
                        .append(" --> ")
                        .append(node(to))
                        .append('\n')));
    return text.toString();
  }
}
