package io.slipway.control.notify.delivery;

import io.slipway.control.notify.address.NotifySettings;
import io.slipway.control.notify.message.Letters;
import io.slipway.control.notify.outbox.Event;
import io.slipway.control.notify.subscription.Subscription;
import jakarta.mail.MessagingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/// Tells by plain e-mail, through the server that `spring.mail.*` names.
@Component
public class MailTelling {

  private final ObjectProvider<JavaMailSender> server;
  private final Letters letters;
  private final NotifySettings settings;

  MailTelling(ObjectProvider<JavaMailSender> server, Letters letters, NotifySettings settings) {
    this.server = server;
    this.letters = letters;
    this.settings = settings;
  }

  /// Whether there is a server, and a sender to name.
  public boolean isSetUp() {
    return server.getIfAvailable() != null && sender().isPresent();
  }

  private Optional<String> sender() {
    return Optional.ofNullable(settings.mailFrom()).filter(from -> !from.isBlank());
  }

  Told tell(Subscription subscription, List<String> addresses, Event event) {
    var mail = server.getIfAvailable();
    if (mail == null || sender().isEmpty()) {
      return Told.away("no e-mail is set up: spring.mail.host and slipway.notify.mail-from");
    }
    try {
      var message = mail.createMimeMessage();
      var letter = letters.write(event, subscription.name());
      var head = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
      head.setFrom(sender().get());
      head.setTo(addresses.toArray(String[]::new));
      head.setSubject(letter.subject());
      head.setText(letter.text(), false);
      message.setHeader("Auto-Submitted", "auto-generated");
      message.setHeader("X-Slipway-Event", event.id().toString());
      mail.send(message);
      return Told.delivered(Optional.empty(), "");
    } catch (MailAuthenticationException e) {
      return Told.away("the mail server does not accept spring.mail.username and its password");
    } catch (MailException e) {
      return Told.away("the mail server did not take it (" + kind(e) + ")");
    } catch (MessagingException e) {
      return Told.away("the message could not be written (" + kind(e) + ")");
    }
  }

  private static String kind(Exception e) {
    return e.getClass().getSimpleName().replaceFirst("Exception$", "");
  }
}
