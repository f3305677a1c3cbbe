package io.slipway.http;

import org.springframework.util.unit.DataSize;

/// A bean that lets the bodies of one path, such as an upload's, be larger than the others.
///
/// @param method the HTTP method
/// @param path the exact path, without a query
public record BodyAllowance(String method, String path, DataSize max) {}
