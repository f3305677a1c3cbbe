package io.slipway.http;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import java.util.Map;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the OpenAPI document says beside the endpoints themselves.
@Configuration(proxyBeanMethods = false)
class OpenApiDescription {

  private static final String TOKEN = "token";
  private static final String PROBLEM = "Problem";

  @Bean
  OpenAPI slipwayApi() {
    var bearer =
        new SecurityScheme()
            .type(SecurityScheme.Type.HTTP)
            .scheme("bearer")
            .description("A token as `POST /api/v1/tokens` gives it: `slw_<prefix>_<secret>`");
    return new OpenAPI()
        .info(
            new Info()
                .title("Slipway")
                .version("v1")
                .description("The control plane for PostgreSQL schema migrations.")
                .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
        .servers(List.of(new Server().url("/").description("This very server")))
        .components(new Components().addSecuritySchemes(TOKEN, bearer))
        .addSecurityItem(new SecurityRequirement().addList(TOKEN));
  }

  /// Gives every operation its typed refusals.
  @Bean
  OpenApiCustomizer typedProblems(SchemaFields fields) {
    return api -> {
      ModelConverters.getInstance(true)
          .readAll(Problem.class)
          .forEach(api.getComponents()::addSchemas);
      api.getPaths()
          .values()
          .forEach(
              path ->
                  path.readOperationsMap()
                      .forEach((method, operation) -> addProblems(method, operation)));
      fields.mark(api);
    };
  }

  /// Says where what was created is to be found.
  @Bean
  OpenApiCustomizer locations() {
    return api ->
        api.getPaths().values().stream()
            .flatMap(path -> path.readOperations().stream())
            .filter(operation -> operation.getOperationId().startsWith("create"))
            .forEach(OpenApiDescription::addLocation);
  }

  private static void addLocation(Operation operation) {
    var header =
        new Header()
            .description("The path of what was created or found")
            .schema(new Schema<String>().type("string").format("uri-reference"));
    operation
        .getResponses()
        .forEach(
            (status, response) -> {
              if (status.startsWith("2")) {
                response.addHeaderObject("Location", header);
              }
            });
  }

  private static void addProblems(PathItem.HttpMethod method, Operation operation) {
    var statuses =
        Map.of(
            "400", "The request is malformed; `errors` names what is wrong",
            "401", "No valid token",
            "403", "The token does not allow this",
            "404", "No such object",
            "429", "Too many requests; `Retry-After` says when to come back",
            "500", "Slipway failed; the log says more under the incident's number",
            "503", "The control database is away");
    statuses.forEach((status, meaning) -> add(operation, status, meaning));
    if (method != PathItem.HttpMethod.GET) {
      add(operation, "409", "Something is in the way; `blockers` may name it");
    }
    if (operation.getRequestBody() != null) {
      add(operation, "413", "The body is too large");
      add(operation, "415", "The body's type is not supported");
      add(operation, "422", "A field has a value that is not allowed; `errors` names it");
    }
  }

  private static void add(Operation operation, String status, String meaning) {
    var schema = new Schema<>().$ref("#/components/schemas/" + PROBLEM);
    var content =
        new Content().addMediaType(Problem.MEDIA_TYPE.toString(), new MediaType().schema(schema));
    operation
        .getResponses()
        .putIfAbsent(status, new ApiResponse().description(meaning).content(content));
  }
}
