package dev.gauntlet.web.report;

/** What the sections of the page have in common. */
final class Sections {
  private static final int SHORT = 12;

  private Sections() {}

  static void open(Markup page, String id, String heading) {
    open(page, id, heading, "long");
  }

  /**
   * Opens a section with a table of so many rows, which stays on one printed page when it is short.
   */
  static void open(Markup page, String id, String heading, int rows) {
    open(page, id, heading, rows <= SHORT ? "short" : "long");
  }

  private static void open(Markup page, String id, String heading, String look) {
    page.line()
        .line()
        .open("section", "class", look, "aria-labelledby", id)
        .leaf("h2", heading, "id", id)
        .line();
  }

  static void close(Markup page) {
    page.line().close("section");
  }

  static void paragraph(Markup page, String text) {
    page.leaf("p", text).line();
  }

  static void note(Markup page, String text) {
    page.leaf("p", text, "class", "note").line();
  }

  /** Text of somebody else, as it is, but wrapped. */
  static void quote(Markup page, String text) {
    page.leaf("div", text, "class", "quote").line();
  }

  /** A link to a battle. */
  static void battle(Markup page, ReportContext context, String conversationId) {
    page.open("a", "class", "id", "href", context.battle(conversationId))
        .leaf("bdi", conversationId)
        .close("a");
  }
}
