package dev.gauntlet.activities.provider;

/** Hears an answer while it is written. What counts is the whole answer, not what is heard here. */
public interface AnswerListener {

  /** Hears nothing. */
  AnswerListener NOBODY =
      new AnswerListener() {
        @Override
        public boolean listens() {
          return false;
        }

        @Override
        public void heard(String more) {}
      };

  /** Whether it is worth the trouble of telling just now. */
  boolean listens();

  /** Something more was written. Returns at once. */
  void heard(String more);
}
