package io.slipway.control.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.test.context.DynamicPropertyRegistry;

/// A Slipway that knows an OIDC issuer and three of its groups.
final class OidcConfiguration {

  private OidcConfiguration() {}

  static void add(DynamicPropertyRegistry properties, String issuer, String client, String secret) {
    properties.add("slipway.access.oidc.issuer", () -> issuer);
    properties.add("slipway.access.oidc.client-id", () -> client);
    properties.add("slipway.access.oidc.client-secret", () -> "file:" + file(secret));
    properties.add("slipway.config-directory", OidcConfiguration::folder);
  }

  private static Path file(String secret) {
    try {
      var file = Files.createTempFile("oidc", ".secret");
      file.toFile().deleteOnExit();
      return Files.writeString(file, secret);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String folder() {
    try {
      var folder = Files.createTempDirectory("groups");
      Files.copy(
          Path.of("src/test/resources/test-config/slipway.yml"), folder.resolve("slipway.yml"));
      Files.writeString(
          folder.resolve("access.yml"),
          """
          groups:
            - group: developers
              grants: [{role: deployer, environment: dev}]
            - group: releasers
              grants: [{role: release-manager, environment: production, project: crm}]
            - group: admins
              grants: [{role: admin, environment: "*"}]
          """);
      return folder.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
