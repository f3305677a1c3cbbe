package io.slipway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/// Every key that the settings records read stands in the docs.
class ConfigurationDocsTests {

  @Test
  void each_key_of_each_settings_record_is_documented() throws IOException {
    var docs = Files.readString(Path.of("docs", "configuration.md"));
    var keys = settings().flatMap(ConfigurationDocsTests::keys).toList();
    assertThat(keys).contains("slipway.database.pool-size", "slipway.data-directory");
    assertThat(keys).allSatisfy(key -> assertThat(docs).contains("| `" + key + "` |"));
  }

  @Test
  void settings_are_records() {
    assertThat(settings()).isNotEmpty().allMatch(Class::isRecord);
  }

  private static Stream<Class<?>> settings() {
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
    return scanner.findCandidateComponents("io.slipway").stream()
        .map(found -> ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null));
  }

  private static Stream<String> keys(Class<?> settings) {
    return keys(settings.getAnnotation(ConfigurationProperties.class).value(), settings);
  }

  private static Stream<String> keys(String prefix, Class<?> settings) {
    return List.of(settings.getRecordComponents()).stream()
        .flatMap(component -> keys(prefix, component));
  }

  private static Stream<String> keys(String prefix, RecordComponent component) {
    var name = component.getName().replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase();
    var key = prefix + "." + name;
    var type = component.getType();
    return type.isRecord() && type.getName().startsWith("io.slipway.")
        ? keys(key, type)
        : Stream.of(key);
  }
}
