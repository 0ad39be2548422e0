/** What a run is called: its goal, or its id where each scenario has its own. */
export const runName = run => run.goal || run.runId;
