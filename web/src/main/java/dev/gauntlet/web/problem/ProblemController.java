package dev.gauntlet.web.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers what failed outside of a controller; nothing is here for those who just come by. */
@Controller
final class ProblemController implements ErrorController {

  @RequestMapping("${spring.web.error.path:${error.path:/error}}")
  void error(HttpServletRequest request) {
    HttpStatus status =
        request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
            ? HttpStatus.resolve(code)
            : HttpStatus.NOT_FOUND;
    if (status == null || status.is5xxServerError()) {
      throw new Problem(
          HttpStatus.INTERNAL_SERVER_ERROR,
          "internal",
          "Something failed that should not; the server's log says more.");
    }
    if (status == HttpStatus.REQUEST_TIMEOUT) {
      throw Problem.incompleteBody(status);
    }
    throw status == HttpStatus.NOT_FOUND
        ? new Problem(status, "not_found", "There is nothing at this address.")
        : new Problem(status, "invalid_request", "This is no request that can be answered.");
  }
}
