package io.slipway.control.project.configuration;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Where the configuration's files are.
///
/// @param configDirectory the folder; default `config` in the working directory. A folder that is
///     named here must exist; without it and without `config`, what is stored stays as it is
@ConfigurationProperties("slipway")
record ConfigurationSettings(@Nullable Path configDirectory) {}
