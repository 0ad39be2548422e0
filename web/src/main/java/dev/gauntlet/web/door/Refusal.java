package dev.gauntlet.web.door;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** A problem document (RFC 9457) of what is turned away before anything else looks at it. */
final class Refusal {

  private Refusal() {}

  /** Answers with words of our own, which need no escaping in JSON. */
  static void send(HttpServletResponse response, HttpStatus status, String code, String detail)
      throws IOException {
    response.setStatus(status.value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setCharacterEncoding(StandardCharsets.UTF_8);
    response
        .getWriter()
        .write(
            """
            {"title":"%s","status":%d,"code":"%s","detail":"%s","requestId":"%s"}\
            """
                .formatted(
                    status.getReasonPhrase(), status.value(), code, detail, RequestId.current()));
  }
}
