package dev.gauntlet.web.rest;

import java.sql.SQLException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Fails as nobody foresaw. */
@RestController
final class FaultyController {
  static final String SECRET = "select secret from nowhere";

  @GetMapping(path = "/test/stream", produces = "text/event-stream")
  String stream() {
    return "data: nothing\n\n".repeat(1_000);
  }

  @GetMapping("/test/exception")
  String exception() {
    throw new IllegalStateException(SECRET);
  }

  @GetMapping("/test/checked")
  String checked() throws Exception {
    throw new Exception(SECRET);
  }

  @GetMapping("/test/error")
  String error() {
    throw new StackOverflowError(SECRET);
  }

  @GetMapping("/test/sql")
  String sql() {
    throw new BadSqlGrammarException("test", SECRET, new SQLException(SECRET));
  }

  @GetMapping("/test/database-down")
  String databaseDown() {
    throw new DataAccessResourceFailureException(SECRET);
  }
}
