package io.slipway.control.notify.delivery;

import io.slipway.control.secret.SecretReference;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/// Lets `spring.mail.password` be a reference, which is read at start.
@Component
class MailPassword implements BeanPostProcessor {

  @Override
  public Object postProcessBeforeInitialization(Object bean, String name) {
    if (bean instanceof JavaMailSenderImpl mail) {
      var password = mail.getPassword();
      if (password != null && SecretReference.isReference(password)) {
        mail.setPassword(SecretReference.parse(password).resolve());
      }
    }
    return bean;
  }
}
