import { cp, mkdir, readdir, rm } from 'node:fs/promises';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { createOpenGateway, createTrustedClock } from '../../../electron/aws';
import type { AccountSummary, Candidate, Code, Draft, Entry } from '../../../electron/contract';
import { codeAt } from '../../../electron/practice/totp';
import { ordinaryUser } from '../../../scripts/lib/as-user.mjs';
import { truthOf, type Facts } from '../judge';
import { fullDraft } from '../setup-job';
import { firstDraft } from '../../../electron/setup/suggest';
import { keyringOf, textOf, type Desktop, type Item } from './keyring';
import { startProgram, type Ask, type Program } from './program';
import { startServer, type Saved, type Server } from './server';

/** A computer at one moment: its account at AWS, its files, its keychain. */
export interface Moment {
  readonly aws: Saved;
  readonly files: string;
  readonly items: readonly Item[];
  readonly facts: Facts;
  readonly accountRef: string;
}
export type Begin = 'connected' | 'key kept' | 'key deleted';

/** A desktop with the real program and real secrets on it, whose AWS is a server of this process. */
export interface Machine {
  readonly server: Server;
  /** Where a job begins; made on first use, with nothing going wrong. */
  moment(name: Begin): Promise<Moment>;
  /** Puts everything back to a moment; the profile to start the program in. */
  plant(moment: Moment): Promise<string>;
  start(profile: string, killAt?: string): Promise<Program>;
  facts(program: Program): Promise<Facts>;
  close(): Promise<void>;
}

const chromium = /^(Singleton|Local State|Preferences|Cookies|Network|DIPS|Trust)/;
const folders = new Set(['runs', 'retire']);

export async function openMachine(desktop: Desktop): Promise<Machine> {
  const server = await startServer();
  const keyring = keyringOf(desktop);
  const moments = new Map<Begin, Moment>();
  let profiles = 0;

  const dataOf = (profile: string): string => join(desktop.homeOf(profile), '.config/Offroot');
  const start: Machine['start'] = (profile, killAt) => startProgram(desktop, profile, killAt ?? null);

  async function keepFiles(profile: string, name: string): Promise<string> {
    const to = desktop.homeOf(`kept-${name.replace(' ', '-')}`);
    await mkdir(to, { recursive: true });
    for (const entry of await readdir(dataOf(profile), { withFileTypes: true }))
      if ((entry.isFile() && !chromium.test(entry.name)) || folders.has(entry.name))
        await cp(join(dataOf(profile), entry.name), join(to, entry.name), { recursive: true });
    return to;
  }

  async function newProfile(): Promise<string> {
    const last = `m${profiles}`;
    profiles += 1;
    // The homes of programs that are gone would fill the disk.
    await rm(desktop.homeOf(last), { recursive: true, force: true });
    return `m${profiles}`;
  }

  async function plant(moment: Moment): Promise<string> {
    server.load(moment.aws);
    await keyring(moment.items);
    const profile = await newProfile();
    const home = desktop.homeOf(profile);
    await mkdir(dataOf(profile), { recursive: true, mode: 0o700 });
    await cp(moment.files, dataOf(profile), { recursive: true });
    const user = ordinaryUser();
    if (user !== undefined) spawnSync('chown', ['-R', `${user.uid}:${user.gid}`, home]);
    return profile;
  }

  async function facts(program: Program): Promise<Facts> {
    const truth = truthOf(server.account);
    const items = await keyring(null);
    const named = (pattern: RegExp): readonly string[] =>
      items.filter(({ account }) => pattern.test(account)).map(textOf);
    return {
      account: server.account.snapshot(),
      seeds: await seedsOf(program.ask, truth.seeds),
      keys: named(/^(run\/.+\/access-key|account\/.+\/(key|retire-admin))$/).map(truth.keyOf),
      passwords: named(/^run\/.+\/password$/).map(truth.passwordOf),
    };
  }

  async function keep(name: Begin, profile: string, program: Program, accountRef: string): Promise<Moment> {
    const found = await facts(program);
    await program.kill();
    const moment: Moment = {
      aws: server.save(),
      files: await keepFiles(profile, name),
      items: await keyring(null),
      facts: found,
      accountRef,
    };
    moments.set(name, moment);
    return moment;
  }

  async function connected(): Promise<Moment> {
    server.load(null);
    server.account.scenario('name-taken', { name: 'minji' });
    server.account.scenario('leftover-device', { name: 'left-behind' });
    await otherRootKey(server.account);
    await keyring([]);
    const profile = await newProfile();
    const program = await start(profile);
    const ref = await connect(program.ask, server);
    return keep('connected', profile, program, ref);
  }

  async function moment(name: Begin): Promise<Moment> {
    const known = moments.get(name);
    if (known !== undefined) return known;
    if (name === 'connected') return connected();
    const from = await moment('connected');
    const profile = await plant(from);
    const program = await start(profile);
    await begin(program.ask, from.accountRef, name === 'key kept' ? fullDraft : {});
    const { phase, problem } = await program.rest(from.accountRef);
    if (phase !== 'done') throw new Error(`the run that prepares "${name}" is ${phase} (${problem ?? ''})`);
    return keep(name, profile, program, from.accountRef);
  }

  return { server, moment, plant, start, facts, close: () => server.close() };
}

/** A retirement deletes the other root key first, so there is one. */
async function otherRootKey(account: Server['account']): Promise<void> {
  const open = createOpenGateway({ clock: createTrustedClock() });
  await open(
    { partition: 'aws', endpoint: null, transport: account.transport },
    account.rootCredentials(),
  ).iam('CreateAccessKey', {});
}

async function connect(ask: Ask, { account, url }: Server): Promise<string> {
  const candidate = await ask<Candidate>('account.connectKey', {
    ...account.rootCredentials(),
    endpoint: { iam: url, sts: url },
  });
  const { candidateId } = candidate;
  const saved = await ask<AccountSummary>('account.confirm', {
    candidateId,
    nickname: 'Haneul Studio',
    color: 'teal',
  });
  return saved.ref;
}

/** Plans and starts a run. */
export async function begin(ask: Ask, accountRef: string, change: Partial<Draft>): Promise<void> {
  const { planId } = await ask<{ readonly planId: string }>('setup.plan', {
    ...firstDraft(accountRef, 'aws'),
    ...change,
  });
  await ask('setup.start', { planId });
}

/** Which devices' seeds the vault holds, found by comparing the codes it shows with those of AWS's seeds. */
async function seedsOf(
  ask: Ask,
  seeds: readonly { readonly serial: string; readonly seed: string }[],
): Promise<readonly string[]> {
  const { entries } = await ask<{ readonly entries: readonly Entry[] }>('authenticator.list', {
    from: 0,
    count: 250,
  });
  if (entries.length === 0) return [];
  const ids = entries.map(({ id }) => id);
  const { codes } = await ask<{ readonly codes: readonly Code[] }>('authenticator.revealCodes', { ids });
  return codes.map(
    ({ code, validFrom }) =>
      seeds.find(({ seed }) => codeAt(seed, Math.floor(validFrom / 30_000)) === code)?.serial ?? '?',
  );
}
