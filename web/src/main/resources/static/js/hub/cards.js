const MOST = 8;
const STAYS_MS = 60_000;

const id = battle => battle.conversationId;
const startOf = battle => Date.parse(battle.createdAt);

/**
 * Which battles have a card: the open ones, and for a minute those that have ended. A card keeps its
 * place while it is there; a new one comes in front, and those that ended first make room.
 */
export class Cards {
  shown = [];
  /** How many open battles have none. */
  more = 0;
  #endedAt = new Map();

  /** A battle that has a card has ended, whatever a list of before says. */
  ended(battle, now) {
    if (!this.#endedAt.has(id(battle))) this.#endedAt.set(id(battle), now);
  }

  /**
   * @param battles that go on, newest first
   * @param whole whether these are all of them: else one that is not among them may go on as well
   */
  arrange(battles, whole, now) {
    const open = new Map(battles.map(battle => [id(battle), battle]));
    if (whole) this.shown.filter(battle => !open.has(id(battle))).forEach(battle => this.ended(battle, now));
    for (const [battle, at] of this.#endedAt) {
      if (now - at >= STAYS_MS) this.#endedAt.delete(battle);
    }
    const goesOn = battle => (open.has(id(battle)) || !whole) && !this.#endedAt.has(id(battle));
    const before = new Set(this.shown.map(id));
    const kept = this.shown
      .filter(battle => goesOn(battle) || this.#endedAt.has(id(battle)))
      .map(battle => open.get(id(battle)) ?? battle);
    const newest = Math.max(...kept.map(startOf));
    const others = battles.filter(battle => goesOn(battle) && !before.has(id(battle)));
    const all = [
      ...others.filter(battle => startOf(battle) > newest),
      ...kept,
      ...others.filter(battle => startOf(battle) <= newest),
    ];
    const away = all.filter(battle => !goesOn(battle))
      .sort((a, b) => this.#endedAt.get(id(a)) - this.#endedAt.get(id(b)))
      .slice(0, Math.max(0, all.length - MOST));
    this.shown = all.filter(battle => !away.includes(battle)).slice(0, MOST);
    this.more = battles.filter(goesOn).length - this.shown.filter(goesOn).length;
  }
}
