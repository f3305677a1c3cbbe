package io.slipway.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Says in the API's description which fields of an answer are always there: those of records that
/// are not `@Nullable`. Requests say so themselves, with `@NotNull`.
@Component
class SchemaFields implements ModelConverter {

  private static final String SCHEMAS = "#/components/schemas/";

  private final Map<String, Set<String>> alwaysThere = new ConcurrentHashMap<>();

  @Override
  public @Nullable Schema<?> resolve(
      AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
    var schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
    var record = Json31.mapper().constructType(type.getType()).getRawClass();
    if (schema != null && record.isRecord()) {
      var name = schema.get$ref() == null ? schema.getName() : nameOf(schema);
      alwaysThere.put(String.valueOf(name), fieldsOf(record));
    }
    return schema;
  }

  private static Set<String> fieldsOf(Class<?> record) {
    var leavesOutEmpty =
        record.isAnnotationPresent(JsonInclude.class)
            && record.getAnnotation(JsonInclude.class).value() == JsonInclude.Include.NON_EMPTY;
    return Stream.of(record.getRecordComponents())
        .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
        .filter(component -> !(leavesOutEmpty && isCollection(component)))
        .map(RecordComponent::getName)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean isCollection(RecordComponent component) {
    return Collection.class.isAssignableFrom(component.getType())
        || Map.class.isAssignableFrom(component.getType());
  }

  /// Marks them, once all schemas are there.
  void mark(OpenAPI api) {
    var asked = new HashSet<String>();
    api.getPaths().values().stream()
        .flatMap(path -> path.readOperations().stream())
        .filter(operation -> operation.getRequestBody() != null)
        .flatMap(operation -> operation.getRequestBody().getContent().values().stream())
        .forEach(content -> collect(content.getSchema(), api, asked));
    api.getComponents()
        .getSchemas()
        .forEach(
            (name, schema) -> {
              onlyReferences(schema);
              if (!asked.contains(name)) {
                require(schema, alwaysThere.getOrDefault(name, Set.of()));
              }
            });
  }

  private static void collect(@Nullable Schema<?> schema, OpenAPI api, Set<String> found) {
    if (schema == null) {
      return;
    }
    if (schema.get$ref() != null && found.add(nameOf(schema))) {
      collect(api.getComponents().getSchemas().get(nameOf(schema)), api, found);
    }
    collect(schema.getItems(), api, found);
    if (schema.getProperties() != null) {
      schema.getProperties().values().forEach(property -> collect(property, api, found));
    }
  }

  private static void require(Schema<?> schema, Set<String> fields) {
    if (schema.getProperties() != null) {
      schema.getProperties().keySet().stream()
          .filter(fields::contains)
          .forEach(schema::addRequiredItem);
    }
  }

  // What stands beside a reference to a schema makes generators doubt what it is.
  private static void onlyReferences(Schema<?> schema) {
    if (schema.getProperties() != null) {
      for (Schema<?> property : schema.getProperties().values()) {
        if (property.get$ref() != null) {
          property.setTypes(null);
          property.setAdditionalProperties(null);
        }
      }
    }
  }

  private static String nameOf(Schema<?> schema) {
    return schema.get$ref().substring(SCHEMAS.length());
  }
}
