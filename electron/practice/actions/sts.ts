import { callerArn, type Actions, type Context } from '../context';
import { wire } from '../errors';
import { rules, type Input } from '../input';
import { acceptCode } from '../mfa';
import { ROOT } from '../state';

const DEFAULT_SECONDS = 43_200;
const ROOT_SECONDS = 3600;

/** Checks SerialNumber and TokenCode; false when the session asks for no MFA. Throws AccessDenied. */
const checkMfa = (context: Context, input: Input): boolean => {
  const serial = input.optional('SerialNumber', rules.serialNumber);
  const code = input.optional('TokenCode', rules.code);
  if (serial === undefined && code === undefined) return false;
  if (serial === undefined || code === undefined) {
    throw wire.denied(
      'MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code.',
    );
  }
  const device = context.state.devices.find((candidate) => candidate.serial === serial);
  if (!device || device.owner !== context.caller.owner) {
    throw wire.denied(
      'MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.',
    );
  }
  if (acceptCode(device, code, context.now)) return true;
  throw wire.denied('MultiFactorAuthentication failed with invalid MFA one time pass code. ');
};

export const stsActions: Actions = {
  GetCallerIdentity: ({ state, caller }) => ({
    UserId: caller.user?.id ?? state.accountId,
    Account: state.accountId,
    Arn: callerArn(state, caller),
  }),

  GetSessionToken: (context, input) => {
    const { state, caller, random, now } = context;
    const asked = input.number('DurationSeconds', 900, 129_600) ?? DEFAULT_SECONDS;
    const seconds = caller.owner === ROOT ? Math.min(asked, ROOT_SECONDS) : asked;
    const mfa = checkMfa(context, input);
    const session = {
      id: `ASIA${random.base32('session-id', 16)}`,
      secret: random.base64('session-secret', 40),
      token: random.base64('session-token', 312),
      keyId: caller.keyId,
      owner: caller.owner,
      mfa,
      expires: now + seconds * 1000,
    };
    state.sessions = [...state.sessions.filter((old) => old.expires > now - 3_600_000), session];
    return {
      Credentials: {
        AccessKeyId: session.id,
        SecretAccessKey: session.secret,
        SessionToken: session.token,
        Expiration: new Date(session.expires),
      },
    };
  },
};
