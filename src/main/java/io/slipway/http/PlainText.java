package io.slipway.http;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Text that people wrote and that PostgreSQL can store: without NUL and half surrogate pairs.
@Documented
@Constraint(validatedBy = {})
@Pattern(regexp = "[^\\x00\\p{Cs}]*")
@ReportAsSingleViolation
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface PlainText {

  /// What is said of other text.
  String message() default "must be text without NUL and half characters";

  /// None.
  Class<?>[] groups() default {};

  /// None.
  Class<? extends Payload>[] payload() default {};
}
