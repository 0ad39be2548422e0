// What is known of a battle's course, whichever way it came: streamed, or asked for.

/** The messages, what happened between them, and what is being written. */
export class BattleLog {
  /** What was said, by `seq`. */
  messages = [];
  /** What else happened, in order; `afterSeq` is the last message that had been said by then. */
  notes = [];
  /** The position of the last event that is known: where to go on from. */
  position = 0;
  /** What is being written: {seq, request, text, end}, or null. */
  writing = null;

  #spoken = 0;

  /** Whether the last thing that happened was its end. */
  get isOver() {
    return this.notes.at(-1)?.type === 'ended' && this.notes.at(-1).position === this.position;
  }

  /** The position behind which messages are asked for: the last answer, until its verdict is there. */
  get since() {
    const last = this.messages.at(-1);
    if (!last) return 0;
    return last.role === 'assistant' && !last.judgement ? last.seq - 1 : last.seq;
  }

  /** Takes messages, and says whether something about them was new. */
  takeMessages(page) {
    const fresh = page.filter(message => {
      const old = this.#message(message.seq);
      return !old || (!old.judgement && message.judgement);
    });
    fresh.forEach(message => this.#put(message));
    return fresh.length > 0;
  }

  /** Takes an event with what it carries, also twice, and says whether it was new. */
  takeEvent(event) {
    const carried = this.#takeCarried(event);
    if (event.position <= this.position) return carried;
    this.position = event.position;
    if (event.type === 'message') {
      this.#spoken = Math.max(this.#spoken, event.seq);
    } else if (!['judgement', 'started'].includes(event.type)) {
      this.notes = [...this.notes, {...event, afterSeq: this.#spoken}];
      // Who was writing has come to something else.
      this.writing = null;
    }
    return true;
  }

  #takeCarried({seq, message, judgement}) {
    if (message) return this.takeMessages([message]);
    const known = judgement && this.#message(seq);
    return Boolean(known) && this.takeMessages([{...known, judgement}]);
  }

  /** Takes a part of an answer; parts may be missing, or be of another attempt. */
  takePart({seq, request, offset, text}) {
    if (seq <= (this.messages.at(-1)?.seq ?? 0)) return;
    const known = this.writing;
    if (known?.seq === seq && known.request === request) {
      if (offset < known.end) return;
      const gap = offset > known.end ? ' … ' : '';
      this.writing = {...known, text: known.text + gap + text, end: offset + text.length};
    } else if (!known || known.seq < seq || known.request < request) {
      this.writing = {seq, request, text: (offset > 0 ? '… ' : '') + text, end: offset + text.length};
    }
  }

  #message(seq) {
    return this.messages.find(message => message.seq === seq);
  }

  #put(message) {
    const others = this.messages.filter(other => other.seq !== message.seq);
    this.messages = [...others, message].sort((a, b) => a.seq - b.seq);
    if (this.writing && this.writing.seq <= message.seq) this.writing = null;
  }
}
