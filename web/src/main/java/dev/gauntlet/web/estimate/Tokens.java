package dev.gauntlet.web.estimate;

/**
 * What calls take.
 *
 * @param calls how many there are
 * @param in tokens read
 * @param out tokens written
 */
record Tokens(long calls, long in, long out) {
  static final Tokens NONE = new Tokens(0, 0, 0);

  Tokens plus(Tokens other) {
    return new Tokens(calls + other.calls, in + other.in, out + other.out);
  }

  Tokens times(long count) {
    return new Tokens(calls * count, in * count, out * count);
  }
}
