package dev.gauntlet.activities.provider.simulated;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A goal, as the one who has it would bring it up. */
final class Wish {
  private static final String AGENT =
      "(?:the )?(?:support |service |customer service )?(?:agent|assistant|bot|chatbot|company|shop"
          + "|store|support|representative|operator|clinic|hotel|restaurant)";
  private static final Pattern HEADING =
      Pattern.compile("(?i)^(?:your |the )?(?:goal|objective|task|aim)(?: is)?:? (?:to )?");
  private static final Pattern TALK_INTO =
      Pattern.compile(
          "(?i)^(?:to )?(?:convince|persuade|get|make|have) " + AGENT + " (?:to )?(.+)");
  private static final Pattern AGENT_DOES =
      Pattern.compile("(?i)^" + AGENT + " (?:(?:must|should|will|can) ([a-z]+)|([a-z]+s)) (.+)");
  private static final Pattern PERSON_WANTS =
      Pattern.compile(
          "(?i)^(?:you|he|she|they|"
              + FirstPerson.SOMEBODY
              + "|customer|user) (?:wants?|needs?|would like|wish(?:es)?|hopes?|tr(?:y|ies))"
              + " (to )?(.+)");
  private static final Pattern PERSON_DOES =
      Pattern.compile(
          "(?i)^(?:you|he|she|they|" + FirstPerson.SOMEBODY + "|customer|user) ([a-z]+) (.+)");
  private static final Pattern THEIR = Pattern.compile("(?i)\\b(?:his|her|their)\\b");
  private static final Pattern SHALL_BE =
      Pattern.compile(
          "(?i)^((?:the|an?|my|your|their|his|her) .{2,60}?) (?:is|are|was|gets?|has been|have been)"
              + " ((?:\\w+ed|reset|sent|paid|found|made)\\b.*)");

  /** Whom the person speaks to is "you", also in a question about the shop. */
  private static final Pattern SHOP_DOES =
      Pattern.compile(
          "(?i)(?<=\\b(?:whether|if|when|where|what|why|how|which|much|many|long|often) )the"
              + " (?:shop|store|company|clinic|hotel|restaurant|agent) ([a-z]+)");

  private static final Pattern SHOP_FIRST =
      Pattern.compile("(?i)^the (?:shop|store|company|clinic|hotel|restaurant|agent) ([a-z]+)");
  private static final Pattern THE_AGENT =
      Pattern.compile("(?i)\\bthe (?:support )?(?:agent|assistant|bot|chatbot)\\b");
  private static final Set<String> VERBS =
      Set.of(
          "add",
          "arrange",
          "ask",
          "book",
          "buy",
          "cancel",
          "change",
          "check",
          "claim",
          "close",
          "confirm",
          "convince",
          "correct",
          "delete",
          "dispute",
          "download",
          "downgrade",
          "exchange",
          "extend",
          "find",
          "fix",
          "get",
          "have",
          "know",
          "learn",
          "make",
          "move",
          "obtain",
          "open",
          "order",
          "pay",
          "plan",
          "postpone",
          "receive",
          "recover",
          "redeem",
          "remove",
          "renew",
          "repair",
          "replace",
          "report",
          "request",
          "reschedule",
          "reserve",
          "reset",
          "restore",
          "return",
          "schedule",
          "sell",
          "send",
          "set",
          "speak",
          "switch",
          "talk",
          "track",
          "transfer",
          "understand",
          "unlock",
          "update",
          "upgrade",
          "use");
  private static final List<String> TO =
      List.of("I'd like to ", "I want to ", "I need to ", "I was hoping to ");
  private static final List<String> YOU =
      List.of("I'd like you to ", "I need you to ", "I was hoping that you could ");
  private static final List<String> BE = List.of("I'd like ", "I need ", "I want ");
  private static final List<String> FOR = List.of("I'd like ", "I need ", "I'm hoping for ");

  private Wish() {}

  /** A whole sentence of the first person. */
  static String of(String goal, Chance chance) {
    String bare = HEADING.matcher(goal.strip()).replaceFirst("").replaceFirst("[.!]+$", "");
    if (bare.isEmpty()) {
      return "I have a question.";
    }
    if (bare.startsWith("I ") || bare.startsWith("I'") || bare.endsWith("?")) {
      return Words.ended(bare);
    }
    return Words.ended(said(bare, chance));
  }

  private static String said(String bare, Chance chance) {
    Matcher talkInto = TALK_INTO.matcher(bare);
    if (talkInto.matches()) {
      return chance.pick("you", YOU) + mine(talkInto.group(1), bare);
    }
    Matcher agentDoes = AGENT_DOES.matcher(bare);
    if (agentDoes.matches()
        && !(agentDoes.group(1) == null && agentDoes.group(2).matches("is|has|was|does"))) {
      String verb = agentDoes.group(1) == null ? agentDoes.group(2) : agentDoes.group(1);
      return chance.pick("you", YOU)
          + FirstPerson.plain(verb)
          + " "
          + mine(agentDoes.group(3), bare);
    }
    Matcher wants = PERSON_WANTS.matcher(bare);
    if (wants.matches()) {
      List<String> start = wants.group(1) == null ? FOR : TO;
      return chance.pick("to", start) + mine(wants.group(2), bare);
    }
    Matcher shallBe = SHALL_BE.matcher(bare);
    if (shallBe.matches()) {
      return chance.pick("be", BE)
          + Words.lowerFirst(mine(shallBe.group(1), bare))
          + " to be "
          + mine(shallBe.group(2), bare);
    }
    Matcher does = PERSON_DOES.matcher(bare);
    if (does.matches()) {
      return chance.pick("to", TO)
          + FirstPerson.plain(does.group(1))
          + " "
          + mine(does.group(2), bare);
    }
    String first = bare.split("\\W", 2)[0].toLowerCase(Locale.ROOT);
    if (VERBS.contains(first)) {
      return chance.pick("to", TO) + Words.lowerFirst(mine(bare, bare));
    }
    if (Set.of("a", "an", "the", "my", "your", "some", "help", "information").contains(first)) {
      return chance.pick("for", FOR) + Words.lowerFirst(mine(bare, bare));
    }
    return "It is about the following: " + Words.lowerFirst(mine(bare, bare));
  }

  /** A part of a goal: of the person it is "my", and whoever should do it is "you". */
  static String mine(String part, String goal) {
    Telling telling = Telling.of(goal);
    String said = FirstPerson.of(part, telling);
    if (telling != Telling.FIRST && telling != Telling.SECOND) {
      said = THEIR.matcher(said).replaceAll("my");
    } else if (THE_AGENT.matcher(goal).find()) {
      said = said.replaceAll("\\btheir\\b", "your");
    }
    said = SHOP_DOES.matcher(said).replaceAll(m -> "you " + plain(m.group(1)));
    said = SHOP_FIRST.matcher(said).replaceFirst(m -> "you " + plain(m.group(1)));
    return THE_AGENT.matcher(said).replaceAll("you");
  }

  private static String plain(String verb) {
    return verb.equals("is") ? "are" : FirstPerson.plain(verb);
  }
}
