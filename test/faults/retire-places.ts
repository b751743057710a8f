import { actionOf } from '../unit/setup/faulty';
import { ceremony, openRoom, sitRetire, type Admin } from './retire-job';
import type { Places } from './setup-places';

async function record(admin: Admin): Promise<Places> {
  const calls: string[] = [];
  const boundaries: string[] = [];
  const world = await ceremony(admin, (inner) => ({
    handle(request, options) {
      calls.push(actionOf(request));
      return inner.handle(request, options);
    },
  }));
  calls.length = 0;
  await sitRetire(world, await openRoom(world.kit, { boundary: (name) => void boundaries.push(name) }));
  return { boundaries, calls };
}

/** Where a root key's retirement can be broken, found by letting it go well once for each kind of administrator. */
export const placesOfRetirement: Readonly<Record<Admin, Places>> = {
  'key kept': await record('key kept'),
  'key deleted': await record('key deleted'),
};
