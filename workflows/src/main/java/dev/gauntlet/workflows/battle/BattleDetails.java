package dev.gauntlet.workflows.battle;

import dev.gauntlet.workflows.Spent;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the Temporal Web UI shows of a battle, as Markdown; nothing that was said. */
final class BattleDetails {

  private BattleDetails() {}

  static String markdown(BattleState state, Standing standing, @Nullable String page) {
    Spent total = standing.usage().total();
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT, "**%s** at message %d%n%n", state.word(), standing.messageCount()));
    Verdict verdict = standing.lastVerdict();
    if (verdict != null) {
      text.append(
          String.format(
              Locale.ROOT, "- verdict on message %d: %s%n", standing.judgedSeq(), verdict.word()));
    }
    text.append(String.format(Locale.ROOT, "- %d calls, cost %s%n", total.llmCalls(), cost(total)));
    if (page != null) {
      text.append(String.format(Locale.ROOT, "- [the battle's page](%s)%n", page));
    }
    return text.toString();
  }

  private static String cost(Spent total) {
    Long micros = total.costMicros();
    return micros == null ? "unknown" : BigDecimal.valueOf(micros, 6).toPlainString() + " USD";
  }
}
