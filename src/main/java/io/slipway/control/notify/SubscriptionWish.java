package io.slipway.control.notify;

import io.slipway.control.notify.subscription.Filter;
import io.slipway.control.notify.subscription.Kind;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A subscription as somebody wants it.
///
/// @param url of a webhook or Slack: a URL, or a reference to one
/// @param secrets of a webhook: references to the keys that sign
/// @param enabled left out, it is
@Schema(
    example =
        """
        {"name": "Releases", "kind": "webhook", "url": "https://hooks.example.com/slipway",
         "secrets": ["env:RELEASES_SECRET"], "actions": ["run.failed", "deployment.*"]}""")
record SubscriptionWish(
    @NotNull
        @Pattern(
            regexp = "[A-Za-z0-9][A-Za-z0-9 ._@-]{0,79}",
            message =
                "must be 1 to 80 letters, digits, spaces or ._@-, the first a letter or digit")
        String name,
    @NotNull Kind kind,
    @Nullable
        @Size(min = 1, max = 2000)
        @Schema(description = "Of a webhook or Slack: a URL, or a reference (`env:NAME`) to one")
        String url,
    @Nullable @Size(max = 20) @Schema(description = "Of e-mail", example = "[\"dba@example.com\"]")
        List<
                @NotNull
                @Pattern(
                    regexp = SubscriptionWish.MAIL,
                    message = "must be an e-mail address such as dba@example.com")
                String>
            addresses,
    @Nullable
        @Size(max = 2)
        @Schema(
            description =
                "Of a webhook: references to the keys that sign it; two while one replaces another",
            example = "[\"env:RELEASES_SECRET\"]")
        List<@NotNull @Size(max = 1000) String> secrets,
    @NotEmpty
        @Size(max = 50)
        @Schema(description = "Actions of the audit trail, `*` standing for any characters")
        List<
                @NotNull
                @Pattern(
                    regexp = "[a-z*][a-z.*-]{0,99}",
                    message = "must be an action such as run.failed, deployment.* or *")
                String>
            actions,
    @Nullable
        @Size(max = 100)
        @Schema(description = "Left out or empty: all, and what belongs to none")
        List<@NotNull @Size(max = 63) String> environments,
    @Nullable
        @Size(max = 100)
        @Schema(description = "Left out or empty: all, and what belongs to none")
        List<@NotNull @Size(max = 63) String> projects,
    @Nullable Boolean enabled) {

  // Visible ASCII without what has a meaning in a message's header.
  static final String MAIL =
      "[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,180}[A-Za-z0-9])?";

  Filter filter() {
    return new Filter(
        actions.stream().distinct().toList(),
        orEmpty(environments).stream().distinct().toList(),
        orEmpty(projects).stream().distinct().toList());
  }

  boolean isEnabled() {
    return enabled == null || enabled;
  }

  static List<String> orEmpty(@Nullable List<String> list) {
    return Objects.requireNonNullElse(list, List.of());
  }
}
