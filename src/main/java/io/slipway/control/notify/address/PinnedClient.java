package io.slipway.control.notify.address;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.Timeout;

/// The HTTP client whose connections go to the addresses that the address book let through, and to
/// no others: it resolves a name once, and connects to what came of it. TLS still asks for, and
/// verifies, the name.
///
/// It ignores the system's proxies, which would resolve the name once more, keeps no connection, so
/// that each request is checked, and does nothing that it was not told: no redirects, cookies,
/// logins, repetitions or decompression.
final class PinnedClient {

  private static final int MOST_CONNECTIONS = 500;
  private static final int MOST_HEADERS = 100;
  private static final int LONGEST_LINE = 16 * 1024;
  private static final Duration CONNECTING = Duration.ofSeconds(5);

  private PinnedClient() {}

  static CloseableHttpClient of(AddressBook addresses, Duration timeout) {
    var limit = Timeout.of(timeout);
    var connecting = CONNECTING.compareTo(timeout) < 0 ? Timeout.of(CONNECTING) : limit;
    var http =
        Http1Config.custom().setMaxHeaderCount(MOST_HEADERS).setMaxLineLength(LONGEST_LINE).build();
    var connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setDnsResolver(new Checked(addresses))
            .setConnectionFactory(
                ManagedHttpClientConnectionFactory.builder().http1Config(http).build())
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(connecting)
                    .setSocketTimeout(limit)
                    .build())
            .setMaxConnTotal(MOST_CONNECTIONS)
            .setMaxConnPerRoute(MOST_CONNECTIONS)
            .build();
    return HttpClients.custom()
        .setConnectionManager(connections)
        .setConnectionReuseStrategy((_, _, _) -> false)
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setResponseTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .setProtocolUpgradeEnabled(false)
                .build())
        .setProxySelector(null)
        .setUserAgent("Slipway")
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableContentCompression()
        .build();
  }

  private record Checked(AddressBook addresses) implements DnsResolver {

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      return addresses.addresses(bare(host)).toArray(InetAddress[]::new);
    }

    @Override
    public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
      return addresses.addresses(bare(host)).stream()
          .map(address -> new InetSocketAddress(address, port))
          .toList();
    }

    private static String bare(String host) {
      return host.replaceAll("[\\[\\]]", "");
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }
}
