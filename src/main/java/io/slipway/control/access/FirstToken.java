package io.slipway.control.access;

import io.slipway.control.secret.SecretReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Lets the first administrator in: with the configured token, or with one that is printed once.
@Component
@Order(0)
class FirstToken implements ApplicationRunner {

  private static final Logger LOG = LoggerFactory.getLogger(FirstToken.class);

  private final AccessSettings settings;
  private final TokenRows rows;
  private final Tokens tokens;
  private final TransactionTemplate transaction;

  FirstToken(
      AccessSettings settings,
      TokenRows rows,
      Tokens tokens,
      PlatformTransactionManager transactions) {
    this.settings = settings;
    this.rows = rows;
    this.tokens = tokens;
    this.transaction = new TransactionTemplate(transactions);
  }

  @Override
  public void run(ApplicationArguments arguments) {
    if (settings.adminToken() != null && settings.hasAdminToken()) {
      var token = configured(SecretReference.parse(settings.adminToken()));
      transaction.executeWithoutResult(_ -> adopt(token));
    } else {
      transaction.executeWithoutResult(_ -> makeUp());
    }
  }

  private static BearerToken configured(SecretReference reference) {
    return BearerToken.parse(reference.resolve())
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "what slipway.access.admin-token refers to is no token; make one with:"
                        + " echo slw_$(openssl rand -hex 4)_$(openssl rand -hex 32)"));
  }

  // Instances that start together adopt it one after the other; the second finds it there.
  private void adopt(BearerToken token) {
    tokens.lock();
    for (var old : rows.configuredBut(token.prefix())) {
      rows.byId(old).ifPresent(stored -> tokens.end(stored, "system"));
    }
    if (rows.isPrefixTaken(token.prefix())) {
      tokens.restoreAdmin();
    } else {
      tokens.storeAdmin(token, "admin (configured " + token.prefix() + ")", "configuration");
    }
  }

  private void makeUp() {
    tokens.lock();
    if (!rows.isEmpty()) {
      return;
    }
    var token = BearerToken.random();
    tokens.storeAdmin(token, "admin", "bootstrap");
    LOG.info(
        """


        ====================================================================================
          The administrator's token. It is shown this once and cannot be read back:

          {}
        ====================================================================================
        """,
        token.inTheClear());
  }
}
