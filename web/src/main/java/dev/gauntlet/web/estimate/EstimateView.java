package dev.gauntlet.web.estimate;

import dev.gauntlet.web.battle.UsageView.ByPurpose;
import dev.gauntlet.web.battle.UsageView.SpentView;
import dev.gauntlet.web.body.Usd;
import dev.gauntlet.workflows.CallPurpose;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a start would take, in the API's words.
 *
 * @param battles how many it has
 * @param expected what to expect
 * @param worst the most that it can take
 * @param basis what the expectation rests on
 * @param assumptions the same in sentences
 * @param warnings what the start itself would warn of
 */
record EstimateView(
    long battles,
    TakenView expected,
    TakenView worst,
    BasisView basis,
    List<String> assumptions,
    List<String> warnings) {

  /**
   * What is taken.
   *
   * @param costUsd what it costs, budgets heeded, or null when a price is unknown
   * @param byPurpose what it is taken for, budgets not heeded
   * @param cappedBy the fields of the budgets that it would pass
   */
  record TakenView(
      long tokensIn,
      long tokensOut,
      long llmCalls,
      @Nullable BigDecimal costUsd,
      ByPurpose byPurpose,
      List<String> cappedBy) {

    static TakenView of(Reckoning reckoning, boolean summarised) {
      Bill bill = reckoning.bill();
      Tokens tokens = bill.tokens();
      return new TakenView(
          tokens.in(),
          tokens.out(),
          tokens.calls(),
          Usd.of(bill.micros()),
          new ByPurpose(
              spent(bill, CallPurpose.AGENT),
              spent(bill, CallPurpose.OPPONENT),
              spent(bill, CallPurpose.JUDGE),
              summarised ? spent(bill, CallPurpose.SUMMARY) : null),
          reckoning.cappedBy());
    }

    private static SpentView spent(Bill bill, CallPurpose purpose) {
      Bill.Line line = bill.of(purpose);
      return new SpentView(
          line.tokens().in(),
          line.tokens().out(),
          Usd.of(line.micros()),
          Math.toIntExact(line.tokens().calls()));
    }
  }

  /**
   * What the expectation rests on.
   *
   * @param kind agent, model or assumptions
   * @param battles how many were looked at
   */
  record BasisView(String kind, int battles) {}
}
