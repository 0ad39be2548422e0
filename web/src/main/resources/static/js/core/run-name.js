import {count} from './format.js';

/** What a run is called: its goal, or how many scenarios it has; its id when it has neither. */
export const runName = run => run.goal || (run.scenarioCount ? count(run.scenarioCount, 'scenario') : run.runId);
