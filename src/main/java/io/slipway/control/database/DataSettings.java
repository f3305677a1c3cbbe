package io.slipway.control.database;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where Slipway keeps what is not in a database of the operator's.
///
/// @param dataDirectory the folder of the embedded PostgreSQL, relative to the working directory;
///     default `data`. It is created when absent; a folder serves one process at a time.
///     Deleting it deletes the control database, unless `slipway.database.url` is set: then it is
///     not used.
@ConfigurationProperties("slipway")
public record DataSettings(@DefaultValue("data") Path dataDirectory) {}
