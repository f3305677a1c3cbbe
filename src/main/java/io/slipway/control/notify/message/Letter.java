package io.slipway.control.notify.message;

/// An e-mail's subject, which is one line, and its plain text.
public record Letter(String subject, String text) {}
