import {get, orNull, stored} from '../core/api.js';
import {valuesLike} from './start-like.js';

const agentVersion = (id, version) =>
  get(`/api/agents/${encodeURIComponent(id)}/versions/${version}`).catch(orNull);

/** What a link to the form asks for: `?agent=`, `?version=`, `?template=`, or `?like=` a battle; null without. */
export function asked(search) {
  const params = new URLSearchParams(search);
  const names = ['agent', 'version', 'template', 'like'];
  return names.some(name => params.get(name))
    ? Object.fromEntries(names.map(name => [name, params.get(name) ?? '']))
    : null;
}

/**
 * The values that it asks for, over those that are there.
 *
 * @throws Problem or Lost when the battle cannot be read
 */
export async function prefilled({agent, version, template, like}, values) {
  if (like) {
    const {spec} = await stored(like);
    const {agentId, agentVersion: number} = spec.agent.origin ?? {};
    return valuesLike(spec, agentId ? await agentVersion(agentId, number) : null);
  }
  return {
    ...values,
    ...(agent ? {agentId: agent, agentVersion: version, promptFrom: 'own', carried: {}} : {}),
    ...(template ? {promptFrom: 'template', templateId: template} : {}),
  };
}
