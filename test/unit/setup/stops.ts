import { createOpenGateway, type Gateway } from '../../../electron/aws';
import type { RunSnapshot, StopReport } from '../../../electron/contract';
import type { SetupRoom } from '../../../electron/setup';
import type { World } from './kit';

/** Starts and ends the program for good where `stop` says so. */
export async function killAt(world: World, stop: string, change: object = {}): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const room = world.open((name) => {
      if (name !== stop) return undefined;
      resolve();
      return new Promise<never>(() => undefined) as never;
    });
    world.run(room, change).then(() => reject(new Error(`never came to ${stop}`)), reject);
  });
}

export async function resumed(
  world: World,
): Promise<{ readonly room: SetupRoom; readonly report: StopReport; readonly end: RunSnapshot }> {
  const room = world.open();
  const report = await room.handlers.stopReport({ accountRef: 'a1' });
  if (report === null) throw new Error('no unfinished run');
  await room.handlers.resume({ runId: report.runId });
  return { room, report, end: await world.rest(room) };
}

/** A client of the same account beside the program, as another administrator is. */
export function beside(world: World): Gateway {
  const open = createOpenGateway({ clock: world.clock, now: world.now });
  return open(
    { partition: 'aws', endpoint: null, transport: world.account.transport },
    world.account.rootCredentials(),
  );
}
