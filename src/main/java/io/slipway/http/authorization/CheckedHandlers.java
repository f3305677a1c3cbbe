package io.slipway.http.authorization;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.ServletInvocableHandlerMethod;

/// Puts the rules around every handler: before it the interceptor, after it the proof of a check.
@Configuration(proxyBeanMethods = false)
class CheckedHandlers implements WebMvcConfigurer {

  private final AuthorizationInterceptor interceptor;

  CheckedHandlers(AuthorizationInterceptor interceptor) {
    this.interceptor = interceptor;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(interceptor);
  }

  @Bean
  static WebMvcRegistrations checkedInvocations() {
    return new WebMvcRegistrations() {
      @Override
      public RequestMappingHandlerAdapter getRequestMappingHandlerAdapter() {
        return new RequestMappingHandlerAdapter() {
          @Override
          protected ServletInvocableHandlerMethod createInvocableHandlerMethod(
              HandlerMethod handlerMethod) {
            return new CheckedHandler(handlerMethod);
          }
        };
      }
    };
  }

  /// Keeps the answer of a handler that promised to check its caller, and did not.
  private static final class CheckedHandler extends ServletInvocableHandlerMethod {

    private final boolean checks;

    CheckedHandler(HandlerMethod handlerMethod) {
      super(handlerMethod);
      this.checks =
          AuthorizationInterceptor.ruleOf(handlerMethod)
              .filter(rule -> rule.on().equals(Authorize.IN_BODY))
              .isPresent();
    }

    @Override
    protected @Nullable Object doInvoke(@Nullable Object... args) throws Exception {
      var answer = super.doInvoke(args);
      if (checks
          && RequestContextHolder.currentRequestAttributes() instanceof ServletRequestAttributes web
          && !AccessCheck.wasDone(web.getRequest())) {
        Method method = getMethod();
        throw new IllegalStateException("the endpoint did not check its caller: " + method);
      }
      return answer;
    }
  }
}
