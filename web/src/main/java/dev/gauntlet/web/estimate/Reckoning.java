package dev.gauntlet.web.estimate;

import dev.gauntlet.storage.battle.BattleSpec;
import dev.gauntlet.storage.battle.BattleSpec.ModelChoice;
import dev.gauntlet.storage.battle.Criterion;
import dev.gauntlet.web.estimate.Bill.Line;
import dev.gauntlet.web.estimate.Order.Part;
import dev.gauntlet.workflows.CallPurpose;
import dev.gauntlet.workflows.pricing.ModelPrice;
import dev.gauntlet.workflows.pricing.SummaryShape;
import dev.gauntlet.workflows.pricing.TextTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Sums up what an order takes when its battles go at a pace.
 *
 * @param bill what it takes, budgets heeded
 * @param cappedBy the fields of the budgets that are passed without them
 */
record Reckoning(Bill bill, List<String> cappedBy) {

  /** Instructions, the numbers of the run and what stands around conversations. */
  private static final int SUMMARY_FRAME = 6_000;

  private static final int USUAL_SUMMARY = 600;

  static Reckoning of(Order order, Function<BattleSpec, Pace> paces, Prices prices) {
    Bill all = Bill.NOTHING;
    boolean capped = false;
    for (Part part : order.parts()) {
      Pace pace = paces.apply(part.battle());
      Bill one = battle(part.battle(), pace, prices);
      Optional<Long> budget = part.battle().budgetMicros();
      capped = capped || budget.filter(one::passes).isPresent();
      all = all.plus(budget.map(one::within).orElse(one).times(part.count()));
    }
    all = all.plus(summary(order, paces, all, prices));
    List<String> caps = new ArrayList<>();
    if (capped) {
      caps.add("maxUsdPerConversation");
    }
    Long budget = order.budgetMicros();
    if (budget != null && all.passes(budget)) {
      caps.add("budgetUsd");
      all = all.within(budget);
    }
    return new Reckoning(all, caps);
  }

  private static Bill battle(BattleSpec spec, Pace pace, Prices prices) {
    Bill bill = Bill.NOTHING;
    for (Map.Entry<CallPurpose, Tokens> taken : Course.of(spec, pace).entrySet()) {
      List<ModelChoice> chain = spec.chain(taken.getKey());
      Optional<ModelPrice> price =
          pace.atMost() ? prices.dearest(chain) : prices.of(chain.getFirst());
      bill = bill.plus(Bill.of(taken.getKey(), line(taken.getValue(), price)));
    }
    return bill;
  }

  private static Bill summary(
      Order order, Function<BattleSpec, Pace> paces, Bill battles, Prices prices) {
    ModelChoice model = order.summarize();
    if (model == null) {
      return Bill.NOTHING;
    }
    Tokens tokens =
        paces.apply(order.usual()).atMost() ? longestSummary(order) : usualSummary(order, battles);
    return Bill.of(CallPurpose.SUMMARY, line(tokens, prices.of(model)));
  }

  private static Tokens usualSummary(Order order, Bill battles) {
    long said =
        battles.of(CallPurpose.AGENT).tokens().out()
            + battles.of(CallPurpose.OPPONENT).tokens().out();
    long read = Math.min(SummaryShape.CONVERSATIONS, order.battles());
    long prompt = TextTokens.likely(order.usual().agent().systemPrompt());
    long in =
        SUMMARY_FRAME / 4
            + prompt
            + asked(order, TextTokens::likely)
            + Math.min(SummaryShape.READ, said * read / order.battles());
    return new Tokens(1, in, USUAL_SUMMARY + prompt);
  }

  /** Asked for twice, the second time with the first answer in the prompt. */
  private static Tokens longestSummary(Order order) {
    long prompt = TextTokens.atMost(order.usual().agent().systemPrompt());
    long out = SummaryShape.longest(prompt);
    long in = SUMMARY_FRAME + prompt + asked(order, TextTokens::atMost) + SummaryShape.READ;
    return new Tokens(2, 2 * in + out, 2 * out);
  }

  /** The goals of the conversations that are read, and the criteria. */
  private static long asked(Order order, ToLongFunction<String> tokens) {
    long goals =
        order.parts().stream()
            .mapToLong(part -> -tokens.applyAsLong(part.battle().goal()))
            .sorted()
            .limit(SummaryShape.CONVERSATIONS)
            .map(negated -> -negated)
            .sum();
    return goals
        + order.usual().judge().criteria().stream().map(Criterion::expect).mapToLong(tokens).sum();
  }

  private static Line line(Tokens tokens, Optional<ModelPrice> price) {
    return new Line(
        tokens, price.map(known -> known.worstCaseMicros(tokens.in(), tokens.out())).orElse(null));
  }
}
