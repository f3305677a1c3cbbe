package io.slipway.control.project;

import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.MapSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Describes Flyway's options in the OpenAPI document, from the one list of them.
@Configuration(proxyBeanMethods = false)
class FlywayOptionsSchema {

  static final String NAME = "FlywayOptions";
  static final String REFERENCE = "#/components/schemas/" + NAME;

  @Bean
  OpenApiCustomizer flywayOptions() {
    return api -> {
      var schema = new ObjectSchema().description("Flyway's options; absent ones have defaults");
      for (var option : FlywayOption.values()) {
        schema.addProperty(option.key(), of(option.kind()).description(option.summary()));
      }
      schema.setAdditionalProperties(false);
      api.getComponents().addSchemas(NAME, schema);
    };
  }

  private static Schema<?> of(FlywayOption.Kind kind) {
    return switch (kind) {
      case TEXT -> new StringSchema();
      case FLAG -> new BooleanSchema();
      case LIST -> new ArraySchema().items(new StringSchema());
      case MAP -> new MapSchema().additionalProperties(new StringSchema());
    };
  }
}
