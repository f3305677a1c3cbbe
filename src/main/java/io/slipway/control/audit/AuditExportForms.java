package io.slipway.control.audit;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/// The forms in which the audit trail is exported.
@Configuration(proxyBeanMethods = false)
class AuditExportForms {

  static final String NDJSON = "application/x-ndjson";
  static final String CSV = "text/csv";

  @Bean
  AuditExportConverter auditLines(JsonMapper json) {
    return new AuditExportConverter(
        MediaType.parseMediaType(NDJSON),
        "slipway-audit.ndjson",
        "",
        entry -> json.writeValueAsString(entry) + "\n");
  }

  @Bean
  AuditExportConverter auditRows() {
    var type =
        new MediaType(
            MediaType.parseMediaType(CSV),
            Map.of("charset", StandardCharsets.UTF_8.name(), "header", "present"));
    return new AuditExportConverter(type, "slipway-audit.csv", AuditCsv.HEADER, AuditCsv::row);
  }
}
