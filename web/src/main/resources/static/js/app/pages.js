import {html} from 'lit';

// Every page: its module, which is fetched when it is opened, and how it is drawn.
const PAGES = {
  hub: [() => import('../hub/hub-page.js'), () => html`<hub-page></hub-page>`],
  battles: [() => import('../battles/battles-page.js'), () => html`<battles-page></battles-page>`],
  battle: [() => import('../battle/battle-page.js'), id => html`<battle-page .battle=${id}></battle-page>`],
  transcripts: [() => import('../report/transcripts-page.js'), () => html`<transcripts-page></transcripts-page>`],
  runs: [() => import('../runs/runs-page.js'), () => html`<runs-page></runs-page>`],
  run: [() => import('../run/run-page.js'), id => html`<run-page .run=${id}></run-page>`],
  'start-run': [() => import('../runs/start-run-page.js'), () => html`<start-run-page></start-run-page>`],
  comparison: [() => import('../report/comparison-page.js'), () => html`<comparison-page></comparison-page>`],
  timeline: [() => import('../timeline/timeline-page.js'), () => html`<timeline-page></timeline-page>`],
  agents: [() => import('../agents/agents-page.js'), () => html`<agents-page></agents-page>`],
  agent: [() => import('../agents/agent-page.js'), id => html`<agent-page .agent=${id}></agent-page>`],
  templates: [() => import('../templates/templates-page.js'), () => html`<templates-page></templates-page>`],
  template: [() => import('../templates/template-page.js'), id => html`<template-page .template=${id}></template-page>`],
  search: [() => import('../search/search-page.js'), () => html`<search-page></search-page>`],
  health: [() => import('../health/health-page.js'), () => html`<health-page></health-page>`],
};

/** Fetches a page's module; does nothing for one that is there, or for an unknown page. */
export const load = page => PAGES[page]?.[0]();

/** Draws a page. */
export const draw = ({page, id}) => PAGES[page][1](id);

export const isPage = page => page in PAGES;
