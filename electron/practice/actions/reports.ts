import { rootArn, targetUser, userArn, type Action, type Actions, type Context } from '../context';
import { wire } from '../errors';
import { ROOT } from '../state';

/** How long the report takes, and how long it is kept, in ms. */
const READY_MS = 2000;
const KEPT_MS = 4 * 3_600_000;

const header = [
  'user',
  'arn',
  'user_creation_time',
  'password_enabled',
  'password_last_used',
  'password_last_changed',
  'password_next_rotation',
  'mfa_active',
  'access_key_1_active',
  'access_key_1_last_rotated',
  'access_key_1_last_used_date',
  'access_key_1_last_used_region',
  'access_key_1_last_used_service',
  'access_key_2_active',
  'access_key_2_last_rotated',
  'access_key_2_last_used_date',
  'access_key_2_last_used_region',
  'access_key_2_last_used_service',
  'cert_1_active',
  'cert_1_last_rotated',
  'cert_2_active',
  'cert_2_last_rotated',
] as const;

const moment = (at: number) => `${new Date(at).toISOString().slice(0, 19)}+00:00`;

const row = ({ state }: Context, owner: string, start: readonly string[]): string => {
  const keys = state.keys.filter((key) => key.owner === owner);
  const keyCells = [0, 1].flatMap((index) => {
    const key = keys[index];
    if (!key) return ['false', 'N/A', 'N/A', 'N/A', 'N/A'];
    const used = key.used ? [moment(key.used.at), key.used.region, key.used.service] : ['N/A', 'N/A', 'N/A'];
    return [String(key.status === 'Active'), moment(key.created), ...used];
  });
  const mfa = String(state.devices.some((device) => device.owner === owner));
  return [...start, mfa, ...keyCells, 'false', 'N/A', 'false', 'N/A'].join(',');
};

const report = (context: Context): string => {
  const { state } = context;
  const root = ['<root_account>', rootArn(state), moment(state.created)];
  const rows = state.users.map((user) =>
    row(context, user.id, [
      user.name,
      userArn(state, user),
      moment(user.created),
      String(user.login !== null),
      user.login ? 'no_information' : 'N/A',
      user.login ? moment(user.login.created) : 'N/A',
      'N/A',
    ]),
  );
  const first = row(context, ROOT, [
    ...root,
    'not_supported',
    'no_information',
    'not_supported',
    'not_supported',
  ]);
  return [header.join(','), first, ...rows].join('\n');
};

/** A list that nobody can fill here. The user must exist all the same. */
const emptyList =
  (element: string): Action =>
  (context, input) => {
    targetUser(context, input);
    return { [element]: [], IsTruncated: false };
  };

export const reportActions: Actions = {
  ListSigningCertificates: emptyList('Certificates'),
  ListSSHPublicKeys: emptyList('SSHPublicKeys'),
  ListServiceSpecificCredentials: emptyList('ServiceSpecificCredentials'),

  GenerateCredentialReport: ({ state, now }) => {
    const age = state.reportFrom === null ? Number.POSITIVE_INFINITY : now - state.reportFrom;
    if (age < READY_MS) return { State: 'INPROGRESS' };
    if (age < KEPT_MS) return { State: 'COMPLETE' };
    state.reportFrom = now;
    return { State: 'STARTED', Description: 'No report exists. Starting a new report generation task' };
  },

  GetCredentialReport: (context) => {
    const { state, now } = context;
    if (state.reportFrom === null || now - state.reportFrom >= KEPT_MS) {
      throw wire.reportMissing('Credential report is not present. Please generate a new one.');
    }
    if (now - state.reportFrom < READY_MS)
      throw wire.reportRunning('Credential report generation is in progress.');
    return {
      Content: Buffer.from(report(context)).toString('base64'),
      ReportFormat: 'text/csv',
      GeneratedTime: new Date(state.reportFrom + READY_MS),
    };
  },
};
