package io.slipway.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/// Lets Tomcat answer with a problem document what it refuses before the application sees it.
@Component
class ContainerProblems implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    factory.addContextCustomizers(
        context -> context.getParent().getPipeline().addValve(new ProblemReport()));
  }

  /// Replaces Tomcat's error page.
  static final class ProblemReport extends ErrorReportValve {

    private static final int FIRST_ERROR = 400;

    @Override
    protected void report(Request request, Response response, Throwable throwable) {
      if (response.getStatus() < FIRST_ERROR
          || response.getContentWritten() > 0
          || !response.setErrorReported()) {
        return;
      }
      try {
        var refusal = SpringRefusals.ofStatus(response.getStatus());
        response.setContentType(Problem.MEDIA_TYPE.toString());
        response.getOutputStream().write(document(refusal, response.getStatus()));
        response.finishResponse();
      } catch (IOException | IllegalStateException e) {
        getContainer().getLogger().debug("The caller left", e);
      }
    }

    // Every text in it is Slipway's own, without a character that JSON escapes.
    private static byte[] document(Refusal refusal, int status) {
      var code = refusal.code();
      return """
          {"type":"%s","title":"%s","status":%d,"code":"%s","detail":"%s","instance":"/"}"""
          .formatted(code.page(), code.title(), status, code.id(), refusal.detail())
          .getBytes(StandardCharsets.UTF_8);
    }
  }
}
