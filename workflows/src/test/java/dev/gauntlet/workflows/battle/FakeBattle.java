package dev.gauntlet.workflows.battle;

import dev.gauntlet.workflows.CallPurpose;
import dev.gauntlet.workflows.FailureType;
import dev.gauntlet.workflows.Spent;
import dev.gauntlet.workflows.Usage;
import dev.gauntlet.workflows.battle.Standing.Wanted;
import io.temporal.activity.Activity;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A battle's row, its journal and its models, in memory. It remembers every attempt at a step and
 * does what it was told to do at the next ones: fail, stand still, die.
 *
 * <p>Steps are named as in {@code "begin"}, {@code "line 1"}, {@code "opponent 1"}, {@code "agent
 * 2"}, {@code "rule 2"}, {@code "judge 2"}, {@code "repair 2"}, {@code "paused"}, {@code "resumed"}
 * and {@code "end"}.
 */
final class FakeBattle {
  static final String ID = "b-1";

  /** Stands in everything that is content, and may never be seen in history. */
  static final String WORDS = "WORDS-THAT-WERE-SAID";

  /** What every request costs and takes. */
  static final Spent EACH = new Spent(100, 20, 150L, 1, 0, 1_000, 0, false);

  /** What a call used that was given up for the next provider. */
  static final Spent ABANDONED = new Spent(0, 0, 0L, 6, 5, 3_000, 900, false);

  /** Thrown by a step whose worker is gone: nobody reports what came of it. */
  private static final class WorkerDied extends RuntimeException {}

  private final BattleRules rules;
  private final List<String> messages = new ArrayList<>();
  private final List<String> attempts = new ArrayList<>();
  private final Map<String, Queue<Runnable>> orders = new HashMap<>();
  private final Set<String> unreadable = new HashSet<>();
  private final List<Ending> endings = new ArrayList<>();
  private final List<Intent> holds = new ArrayList<>();
  private final List<Fallback> fallbacks = new ArrayList<>();
  private int goalAt = Integer.MAX_VALUE;
  private int leavesAt = Integer.MAX_VALUE;
  private Standing standing = Standing.START;
  private Spent each = EACH;
  private @Nullable BattleResult result;

  FakeBattle(BattleRules rules) {
    this.rules = rules;
  }

  /** The judge finds the goal reached at this message. */
  FakeBattle reachingTheGoalAt(int seq) {
    goalAt = seq;
    return this;
  }

  /** The opponent walks away with this message. */
  FakeBattle leavingAt(int seq) {
    leavesAt = seq;
    return this;
  }

  /** The judge's answers at these steps cannot be read, or the speaker's are empty. */
  FakeBattle unreadableAt(String... steps) {
    unreadable.addAll(List.of(steps));
    return this;
  }

  /** Every request costs and takes this. */
  FakeBattle costing(Spent spent) {
    each = spent;
    return this;
  }

  /** The row as an earlier workflow left it. */
  FakeBattle standingAt(Standing left) {
    standing = left;
    for (int seq = 1; seq <= left.messageCount(); seq++) {
      messages.add(WORDS);
    }
    return this;
  }

  /** The row is open again, and stands so. */
  synchronized void retriedAt(Standing left) {
    result = null;
    standing = left;
  }

  /** The row has ended so before the workflow begins. */
  FakeBattle endedBy(EndedReason reason) {
    result = new BattleResult(ID, reason, null, null, messages.size());
    return this;
  }

  /** What the next attempts at a step do, one after the other, before it works. */
  FakeBattle at(String step, Runnable... happenings) {
    orders.computeIfAbsent(step, name -> new ArrayDeque<>()).addAll(List.of(happenings));
    return this;
  }

  /** A failure that Temporal is not to retry. */
  static Runnable failing(FailureType type) {
    return () -> {
      throw ApplicationFailure.newBuilder()
          .setType(type.name())
          .setMessage(sentence(type))
          .setNonRetryable(true)
          .build();
    };
  }

  /** A failure that Temporal is to retry after a delay. */
  static Runnable failing(FailureType type, Duration delay) {
    return () -> {
      throw ApplicationFailure.newBuilder()
          .setType(type.name())
          .setMessage(sentence(type))
          .setNextRetryDelay(delay)
          .build();
    };
  }

  /** A failure that nobody foresaw. */
  static Runnable breaking(String message) {
    return () -> {
      throw new IllegalStateException(message);
    };
  }

  /** The worker is gone without a word. */
  static Runnable dying() {
    return () -> {
      throw new WorkerDied();
    };
  }

  static String sentence(FailureType type) {
    return "The provider said " + type + ".";
  }

  /** Every attempt so far, by the name of the step. */
  synchronized List<String> attempts() {
    return List.copyOf(attempts);
  }

  synchronized int messageCount() {
    return messages.size();
  }

  /** The ends that were recorded; there may be one at most. */
  synchronized List<Ending> endings() {
    return List.copyOf(endings);
  }

  /** Who held the battle, and who let it go on, as it was recorded. */
  synchronized List<Intent> holds() {
    return List.copyOf(holds);
  }

  /** The fallbacks that were recorded. */
  synchronized List<Fallback> fallbacks() {
    return List.copyOf(fallbacks);
  }

  /** The usage of so many requests for the agent, the opponent and the judge. */
  static Usage usage(int agent, int opponent, int judge) {
    return new Usage(times(agent), times(opponent), times(judge));
  }

  private static Spent times(int requests) {
    Spent sum = Spent.NOTHING;
    for (int i = 0; i < requests; i++) {
      sum = sum.plus(EACH);
    }
    return sum;
  }

  RecordingActivities recording() {
    return new Recording();
  }

  TurnActivities turns() {
    return new Turns();
  }

  JudgingActivities judging() {
    return new Judging();
  }

  private static String place(int position) {
    return position == 0 ? "" : "fallback " + position + " ";
  }

  private void attempt(String step) {
    Runnable happening;
    synchronized (this) {
      attempts.add(step);
      Queue<Runnable> ordered = orders.get(step);
      happening = ordered == null ? null : ordered.poll();
    }
    if (happening != null) {
      happening.run();
    }
  }

  private synchronized void say(int seq) {
    if (seq > messages.size() + 1) {
      throw ApplicationFailure.newNonRetryableFailure(
          "message " + seq + " would leave a gap", FailureType.INTERNAL.name());
    }
    if (seq == messages.size() + 1) {
      messages.add(WORDS);
    }
  }

  private synchronized Verdict verdict(int seq) {
    return seq >= goalAt ? Verdict.REACHED : Verdict.NOT_YET;
  }

  private final class Recording implements RecordingActivities {
    @Override
    public BattlePlan begin(BattleInput input) {
      attempt("begin");
      synchronized (FakeBattle.this) {
        if (rules.openingGiven() && messages.isEmpty()) {
          say(1);
          standing = standing.said(1, false);
        }
        return new BattlePlan(result, rules, standing);
      }
    }

    @Override
    public void speakLine(String conversationId, int seq) {
      attempt("line " + seq);
      say(seq);
    }

    @Override
    public Verdict judgeByRule(String conversationId, int seq) {
      attempt("rule " + seq);
      return verdict(seq);
    }

    @Override
    public void paused(String conversationId, Intent intent) {
      attempt("paused");
      hold(intent);
    }

    @Override
    public void resumed(String conversationId, Intent intent) {
      attempt("resumed");
      hold(intent);
    }

    private void hold(Intent intent) {
      synchronized (FakeBattle.this) {
        holds.add(intent);
      }
    }

    @Override
    public Spent fallBack(String conversationId, Fallback fallback) {
      attempt("fall back " + fallback.purpose().word() + " " + fallback.seq());
      synchronized (FakeBattle.this) {
        fallbacks.add(fallback);
      }
      return ABANDONED;
    }

    @Override
    public BattleResult end(BattleInput input, Ending ending) {
      attempt("end");
      synchronized (FakeBattle.this) {
        BattleResult ended = result;
        if (ended == null) {
          endings.add(ending);
          ended =
              new BattleResult(
                  ID, ending.reason(), ending.failure(), ending.sentence(), messages.size());
          result = ended;
        }
        return ended;
      }
    }
  }

  private final class Turns implements TurnActivities {
    @Override
    public TurnResult speak(TurnCommand command) {
      try {
        attempt(step(command));
        if (!silent(command)) {
          say(command.seq());
        }
      } catch (WorkerDied gone) {
        Activity.getExecutionContext().doNotCompleteOnReturn();
      }
      boolean leaves = command.purpose() == CallPurpose.OPPONENT && command.seq() >= leavesAt;
      return new TurnResult(silent(command), leaves, each);
    }

    private boolean silent(TurnCommand command) {
      return !Asking.of(command.ordinal()).again() && unreadable.contains(step(command));
    }

    private static String step(TurnCommand command) {
      Asking asking = Asking.of(command.ordinal());
      return place(asking.position())
          + (asking.again() ? "once more " : "")
          + command.purpose().word()
          + " "
          + command.seq();
    }
  }

  private final class Judging implements JudgingActivities {
    @Override
    public JudgingResult judge(JudgingCommand command) {
      Asking asking = Asking.of(command.ordinal());
      boolean repair = asking.again();
      String step = place(asking.position()) + (repair ? "repair " : "judge ") + command.seq();
      attempt(step);
      Verdict unread = repair ? Verdict.UNPARSABLE : null;
      return new JudgingResult(unreadable.contains(step) ? unread : verdict(command.seq()), each);
    }
  }

  /** A standing that an earlier workflow left: so many messages, the agent's all judged. */
  static Standing left(int messages, Wanted wanted, @Nullable Intent intent) {
    int agents = messages / 2;
    int opponents = messages - agents;
    return new Standing(
        messages,
        agents * 2,
        agents == 0 ? null : Verdict.NOT_YET,
        false,
        usage(agents, opponents, agents),
        Positions.FIRST,
        wanted,
        intent);
  }
}
