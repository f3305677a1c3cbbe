package io.slipway.http;

import java.util.Locale;
import org.springframework.http.HttpStatus;

/// Every kind of refusal that the API knows; each has a page under `/problems/<id>`.
public enum ProblemCode {
  MALFORMED_REQUEST(HttpStatus.BAD_REQUEST, "The request is not well-formed HTTP"),
  MALFORMED_BODY(HttpStatus.BAD_REQUEST, "The body is not well-formed JSON"),
  MISSING_BODY(HttpStatus.BAD_REQUEST, "The request needs a body"),
  UNKNOWN_FIELD(HttpStatus.BAD_REQUEST, "The body has a field that nobody reads"),
  WRONG_TYPE(HttpStatus.BAD_REQUEST, "A field has a value of the wrong type"),
  INVALID_FIELD(HttpStatus.UNPROCESSABLE_CONTENT, "A field has a value that is not allowed"),
  INVALID_PARAMETER(HttpStatus.BAD_REQUEST, "A parameter has a value that is not allowed"),
  INVALID_HEADER(HttpStatus.BAD_REQUEST, "A header has a value that is not allowed"),
  INVALID_CURSOR(HttpStatus.BAD_REQUEST, "The cursor does not come from this list"),
  UNAUTHENTICATED(HttpStatus.UNAUTHORIZED, "The request carries no valid token"),
  FORBIDDEN(HttpStatus.FORBIDDEN, "The token does not allow this"),
  SIGN_IN_REFUSED(HttpStatus.UNAUTHORIZED, "The sign-in is refused"),
  CROSS_SITE(HttpStatus.FORBIDDEN, "Another site may have made the request"),
  TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS, "Too many requests"),
  NOT_FOUND(HttpStatus.NOT_FOUND, "There is nothing here"),
  METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "This path does not know the method"),
  NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "No acceptable representation"),
  BODY_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The body is too large"),
  UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The body's type is not supported"),
  INVALID_BUNDLE(HttpStatus.UNPROCESSABLE_CONTENT, "The files are not a bundle"),
  NO_BUNDLE(HttpStatus.CONFLICT, "The project has no bundle"),
  PLAN_STATE(HttpStatus.CONFLICT, "The plan is not in a state that allows this"),
  PLAN_STALE(HttpStatus.CONFLICT, "The plan is not fresh any more"),
  DIGEST_DIFFERS(HttpStatus.CONFLICT, "The digest is not the plan's"),
  FOUR_EYES(HttpStatus.FORBIDDEN, "Somebody else has to do this"),
  PERSON_REQUIRED(HttpStatus.FORBIDDEN, "A machine cannot do this"),
  REVIEWED(HttpStatus.CONFLICT, "Somebody has done this before"),
  DEPLOYMENT_BLOCKED(HttpStatus.CONFLICT, "The plan may not run"),
  DEPLOYMENT_STATE(HttpStatus.CONFLICT, "The deployment is not in a state that allows this"),
  TARGET_BUSY(HttpStatus.CONFLICT, "Another deployment is on the target"),
  TARGET_FENCED(HttpStatus.CONFLICT, "Others are changing the target right now"),
  TARGET_UNREACHABLE(HttpStatus.BAD_GATEWAY, "The target does not answer"),
  LEDGER_REFUSED(HttpStatus.CONFLICT, "The ledger does not allow this"),
  REPAIR_STALE(HttpStatus.CONFLICT, "The repair is not the one that was shown"),
  RUN_STATE(HttpStatus.CONFLICT, "The run is not in a state that allows this"),
  IDEMPOTENCY_KEY_REUSED(
      HttpStatus.UNPROCESSABLE_CONTENT, "The Idempotency-Key came with another request"),
  NAME_TAKEN(HttpStatus.CONFLICT, "The name is taken"),
  PLACE_TAKEN(HttpStatus.CONFLICT, "Another object is in this place"),
  OBJECT_IN_USE(HttpStatus.CONFLICT, "Another object refers to this one"),
  OWNED_BY_CONFIGURATION(HttpStatus.CONFLICT, "The object belongs to the configuration's files"),
  ADDRESS_FORBIDDEN(HttpStatus.UNPROCESSABLE_CONTENT, "The address is not one that Slipway calls"),
  SUBSCRIPTION_DISABLED(HttpStatus.CONFLICT, "The subscription is disabled"),
  LAST_ADMIN_TOKEN(HttpStatus.CONFLICT, "Nobody would be left to administer Slipway"),
  NO_PASSWORD(HttpStatus.CONFLICT, "The person does not sign in with a password"),
  UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "Slipway cannot answer right now"),
  INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR, "Slipway failed");

  private final HttpStatus status;
  private final String title;

  ProblemCode(HttpStatus status, String title) {
    this.status = status;
    this.title = title;
  }

  /// The stable name on the wire, such as `plan-stale`.
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public HttpStatus status() {
    return status;
  }

  public String title() {
    return title;
  }

  /// The path of the page that explains it.
  public String page() {
    return "/problems/" + id();
  }
}
