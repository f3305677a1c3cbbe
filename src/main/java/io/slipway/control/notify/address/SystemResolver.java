package io.slipway.control.notify.address;

import java.net.InetAddress;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Resolves names as the operating system does, unless somebody brings another way.
@Configuration(proxyBeanMethods = false)
class SystemResolver {

  @Bean
  @ConditionalOnMissingBean
  NameResolver nameResolver() {
    return host -> List.of(InetAddress.getAllByName(host));
  }
}
