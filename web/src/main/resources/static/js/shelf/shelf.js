import {call, get, post} from '../core/api.js';

/** Where things are kept in versions that never change: the calls of agents and of templates. */
export class Shelf {
  /** @param path where they are, such as `/api/agents` */
  constructor(path) {
    this.path = path;
  }

  address(id) {
    return `${this.path}/${encodeURIComponent(id)}`;
  }

  /** The newest version. */
  newest(id) {
    return get(this.address(id));
  }

  version(id, version) {
    return get(`${this.address(id)}/versions/${version}`);
  }

  /** A page of all, the one that was created last first; or of the versions of one, the newest first. */
  page(path, limit, cursor) {
    return get(`${path}?limit=${limit}${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`);
  }

  /** Stores the first version of a new one; the same key makes it safe to send again. */
  create(body, key) {
    return post(this.path, body, {'Idempotency-Key': key});
  }

  /** Stores a version behind the one that was changed. */
  change(id, body, following) {
    return call('PUT', this.address(id), body, {'If-Match': `"${following}"`});
  }

  remove(id) {
    return call('DELETE', this.address(id));
  }
}
