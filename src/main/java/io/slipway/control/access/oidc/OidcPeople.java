package io.slipway.control.access.oidc;

import io.slipway.control.access.People;
import io.slipway.control.access.StoredPerson.Foreign;
import io.slipway.control.project.configuration.ConfigurationAtStart;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/// Knows an issuer's people by their subject, and gives them what their groups may do.
@Component
class OidcPeople {

  private final OidcSettings settings;
  private final ConfigurationAtStart files;
  private final People people;

  OidcPeople(OidcSettings settings, ConfigurationAtStart files, People people) {
    this.settings = settings;
    this.files = files;
    this.people = people;
  }

  /// The person whom the issuer means, who is added at the first sign-in.
  ///
  /// @return empty when the person is disabled
  Optional<UUID> known(OidcUser user) {
    var token = user.getIdToken();
    var foreign =
        new Foreign(String.valueOf(token.getIssuer()), Objects.requireNonNull(token.getSubject()));
    var grants = files.configuration().access().of(groups(user));
    return people.arrived(
        foreign, new People.Described(name(user), user.getFullName(), user.getEmail()), grants);
  }

  private String name(OidcUser user) {
    @Nullable Object name = user.getClaims().get(settings.nameClaim());
    return name instanceof String text ? text : String.valueOf(user.getSubject());
  }

  private List<String> groups(OidcUser user) {
    @Nullable Object groups = user.getClaims().get(settings.groupsClaim());
    return groups instanceof List<?> list
        ? list.stream().filter(String.class::isInstance).map(String.class::cast).toList()
        : List.of();
  }
}
