/** Renders its host each second, so that what says how old it is stays true. */
export class Tick {
  #timer = 0;

  constructor(host) {
    this.host = host;
    host.addController(this);
  }

  hostConnected() {
    this.#timer = setInterval(() => {
      if (document.visibilityState === 'visible') this.host.requestUpdate();
    }, 1_000);
  }

  hostDisconnected() {
    clearInterval(this.#timer);
  }
}
