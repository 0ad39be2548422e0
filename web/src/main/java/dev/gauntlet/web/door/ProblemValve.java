package dev.gauntlet.web.door;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** Answers what Tomcat turns away itself, such as a malformed address, in the API's form. */
final class ProblemValve extends ErrorReportValve {

  @Override
  protected void report(Request request, Response response, @Nullable Throwable failure) {
    int status = response.getStatus();
    if (status < HttpStatus.BAD_REQUEST.value()
        || response.getContentWritten() > 0
        || !response.setErrorReported()) {
      return;
    }
    HttpStatus known = HttpStatus.resolve(status);
    String title = known == null ? "Error" : known.getReasonPhrase();
    String code = status == 400 ? "invalid_request" : title.toLowerCase(Locale.ROOT);
    String id =
        Objects.requireNonNullElseGet(response.getHeader(RequestId.HEADER), RequestId::drawn);
    try {
      response.setHeader(RequestId.HEADER, id);
      response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
      response.setCharacterEncoding(StandardCharsets.UTF_8.name());
      Writer writer = response.getReporter();
      if (writer != null) {
        writer.write(
            """
            {"title":"%s","status":%d,"code":"%s","detail":"This is no request that can be read.",\
            "requestId":"%s"}\
            """
                .formatted(title, status, code.replace(' ', '_'), id));
        response.finishResponse();
      }
    } catch (IOException gone) {
      container.getLogger().debug("the caller has gone before it was answered", gone);
    }
  }
}
