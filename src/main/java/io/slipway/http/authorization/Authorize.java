package io.slipway.http.authorization;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The rule of one endpoint. An endpoint without one is closed.
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Authorize {

  /// The role must be held somewhere; the handler shows only what belongs there.
  String ANYWHERE = "anywhere";

  /// The role must be held in all environments and for all projects.
  String GLOBAL = "global";

  /// The handler itself calls [AccessCheck#require] with what it finds in the body; an answer
  /// without that call never leaves the house.
  String IN_BODY = "in-body";

  /// Anybody who is signed in or shows a token, whatever it allows: what concerns the caller alone.
  /// The role is not looked at.
  String SELF = "self";

  Role role();

  /// [#ANYWHERE], [#GLOBAL], [#IN_BODY], [#SELF], or the kind of object that the path names; of
  /// that the role must be held in every scope to which the stored object belongs, and VIEWER in
  /// one.
  String on();

  /// The path variable with the object's id.
  String variable() default "id";

  /// What a mutating endpoint does, for the audit trail: `token.create`.
  String action() default "";
}
