package io.slipway.http;

import jakarta.servlet.http.HttpServletRequest;

/// Hears of each request that was answered with a problem document, once, before it is sent.
public interface RefusalListener {

  void refused(HttpServletRequest request, Refusal refusal);
}
