package io.slipway.control.project;

import io.slipway.http.authorization.Grant;
import java.util.List;
import java.util.Map;

/// Which of a CI system's jobs may do what, by what its signed tokens say of them.
///
/// @param issuer who signs the tokens
/// @param audience whom they must be meant for
/// @param claims what they must say, exactly, or up to a `*` at the end
/// @param name what audit entries call the job: `ci:{repository}`, with claims in braces
public record TrustRule(
    String issuer, String audience, Map<String, String> claims, List<Grant> grants, String name) {

  public TrustRule {
    claims = Map.copyOf(claims);
    grants = List.copyOf(grants);
  }
}
