import { createServer } from 'node:http';
import {
  AddUserToGroupCommand,
  CreateAccessKeyCommand,
  CreateGroupCommand,
  DeleteUserCommand,
  IAMClient,
} from '@aws-sdk/client-iam';
import { loadPractice } from '../../../scripts/lib/practice-sources.mjs';

/**
 * What happens to a call: an answer of AWS's kind instead of the real one, no answer (before or after the account
 * did it), or a late one (`delayMs` before, `lateMs` after the account did it). `action` left out means any. `times` left out means until the faults are cleared.
 * @typedef {{ action?: string, times?: number, skip?: number, answer?: { status: number, code: string, message?: string }, lose?: 'before' | 'after', delayMs?: number, lateMs?: number }} Fault
 */

/** @param {string} text */
const xml = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** @param {{ code: string, message?: string }} error @param {number} turn */
function errorBody({ code, message = code }, turn) {
  const id = `fa017000-0000-4000-8000-${String(turn).padStart(12, '0')}`;
  return {
    id,
    body: `<ErrorResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><Error><Type>Sender</Type><Code>${xml(code)}</Code><Message>${xml(message)}</Message></Error><RequestId>${id}</RequestId></ErrorResponse>`,
  };
}

/** An account on a loopback address that is no practice account to the app, with faults on order.
 * @param {Partial<import('../../../electron/practice').PracticeOptions>} [options] */
export async function startLoopbackAws(options = {}) {
  const { createPracticeAccount } = await loadPractice(process.cwd());
  const account = createPracticeAccount({
    seed: 'pictures',
    now: Date.now,
    accountId: '111122223333',
    propagationMs: 1500,
    latencyMs: 40,
    ...options,
  });
  /** @type {Fault[]} */
  let faults = [];
  let turn = 0;
  /** @type {string[]} */
  const calls = [];
  /** @type {{ action: string, tell: () => void }[]} */
  let asking = [];
  /** @param {string} action */
  const faultFor = (action) => {
    const fault = faults.find((one) => one.action === undefined || one.action === action);
    if (fault === undefined) return null;
    if (fault.skip !== undefined && fault.skip > 0) {
      fault.skip -= 1;
      return null;
    }
    if (fault.times !== undefined) {
      fault.times -= 1;
      if (fault.times <= 0) faults = faults.filter((one) => one !== fault);
    }
    return fault;
  };
  const server = createServer((request, response) => {
    const answer = async () => {
      let body = '';
      for await (const part of request) body += part;
      const action = new URLSearchParams(body).get('Action') ?? '';
      const fault = faultFor(action);
      calls.push(action);
      for (const one of asking.filter((each) => each.action === action)) one.tell();
      asking = asking.filter((each) => each.action !== action);
      if (fault?.delayMs !== undefined) await new Promise((done) => setTimeout(done, fault.delayMs));
      if (fault?.lose === 'before') return request.socket.destroy();
      if (fault?.answer !== undefined) {
        const { id, body: text } = errorBody(fault.answer, (turn += 1));
        return void response
          .writeHead(fault.answer.status, {
            'content-type': 'text/xml',
            'x-amzn-requestid': id,
            date: new Date().toUTCString(),
          })
          .end(text);
      }
      const answered = await account.handle({
        method: request.method ?? 'POST',
        host: request.headers.host ?? '',
        path: request.url ?? '/',
        headers: Object.fromEntries(
          Object.entries(request.headers).map(([name, value]) => [name, [value ?? ''].flat().join(',')]),
        ),
        body,
      });
      if (fault?.lateMs !== undefined) await new Promise((done) => setTimeout(done, fault.lateMs));
      if (fault?.lose === 'after') return request.socket.destroy();
      return void response.writeHead(answered.status, { ...answered.headers }).end(answered.body);
    };
    answer().catch(() => request.socket.destroy());
  });
  /** @param {number} port @returns {Promise<number>} */
  const listen = (port) =>
    new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', () => {
        const address = server.address();
        resolve(typeof address === 'object' && address ? address.port : 0);
      });
    });
  const stop = () =>
    /** @type {Promise<void>} */ (
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      })
    );
  const port = await listen(0);
  const another = () =>
    new IAMClient({
      region: 'us-east-1',
      endpoint: `http://127.0.0.1:${port}`,
      credentials: account.rootCredentials(),
    });
  return {
    account,
    url: `http://127.0.0.1:${port}`,
    credentials: account.rootCredentials(),
    /** @param {Fault} fault */
    fault: (fault) => void faults.push({ ...fault }),
    clear: () => void (faults = []),
    /** Every action that arrived, in order. */
    calls: () => [...calls],
    /** Resolves when the next call of that action has arrived. @param {string} action @returns {Promise<void>} */
    asked: (action) => new Promise((tell) => void asking.push({ action, tell })),
    /** Refuses connections, as a network that is gone does. */
    goAway: stop,
    comeBack: async () => {
      if (!server.listening) await listen(port);
    },
    /** As another administrator does. @param {string} UserName */
    async deleteUser(UserName) {
      await another().send(new DeleteUserCommand({ UserName }));
    },
    /** Another administrator gives the user a group and a key. @param {string} UserName */
    async hangOn(UserName) {
      await another().send(new CreateGroupCommand({ GroupName: 'night-shift' }));
      await another().send(new AddUserToGroupCommand({ GroupName: 'night-shift', UserName }));
      await another().send(new CreateAccessKeyCommand({ UserName }));
    },
    /** As many devices as a user may have, none of them held here. @param {string} userName */
    fillDevices(userName) {
      for (let number = 1; number <= 8; number += 1)
        account.scenario('leftover-device', { name: `${userName}-${number}` });
      const state =
        /** @type {{ users: { id: string, name: string }[], devices: { owner: string | null, enabled: number | null }[] }} */ (
          JSON.parse(account.serialize())
        );
      const owner = state.users.find(({ name }) => name === userName)?.id ?? null;
      for (const device of state.devices)
        if (device.owner === null) Object.assign(device, { owner, enabled: Date.now() });
      account.restore(JSON.stringify(state));
    },
    /** From now on the key belongs to another account. Ends with a reset. */
    becomeAnother() {
      account.restore(
        account.serialize().replace('"accountId":"111122223333"', '"accountId":"444455556666"'),
      );
    },
    /** A device that a run of Offroot made, under the name that the next one wants. */
    leaveDeviceOfAnEarlierRun() {
      account.scenario('leftover-device');
      const state = /** @type {{ devices: { owner: string | null, tags: object[] }[] }} */ (
        JSON.parse(account.serialize())
      );
      for (const device of state.devices)
        if (device.owner === null) device.tags = [{ Key: 'offroot:run', Value: 'or-2611-0a0a0a0a' }];
      account.restore(JSON.stringify(state));
    },
    close: () => (server.listening ? stop() : Promise.resolve()),
  };
}

/** @typedef {Awaited<ReturnType<typeof startLoopbackAws>>} LoopbackAws */
