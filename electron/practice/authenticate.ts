import { unknownToken, wire } from './errors';
import type { Caller } from './context';
import { readSignature, verifySignature, type Signed } from './signature';
import { ROOT, type Key, type Session, type State } from './state';
import type { WireRequest } from './types';
import type { ServiceName } from './wire';

/** Actions that a session without MFA may still call. */
const OPEN_TO_SESSIONS = 'GetCallerIdentity';

/**
 * Whether this answer comes from a copy of AWS that has the key already.
 * The first half of the delay nobody knows it; then STS answers in turn "no" and "yes"; IAM comes last.
 */
const isKnown = (key: Key, service: ServiceName, now: number): boolean => {
  if (now >= key.known) return true;
  if (now < key.mixed || service === 'iam') return false;
  key.asked += 1;
  return key.asked % 2 === 0;
};

const callerOf = (state: State, owner: string, keyId: string, session: Session | null): Caller => {
  const user = state.users.find((candidate) => candidate.id === owner) ?? null;
  if (!user && owner !== ROOT) throw unknownToken();
  return { owner, user, keyId, session };
};

const sessionCaller = (state: State, session: Session, service: ServiceName, action: string): Caller => {
  if (service === 'iam' && !session.mfa) throw unknownToken();
  if (service === 'sts' && action !== OPEN_TO_SESSIONS) {
    throw wire.denied(`Cannot call ${action} with session credentials`);
  }
  return callerOf(state, session.owner, session.id, session);
};

const keyFor = (
  state: State,
  signed: Signed,
  token: string | undefined,
  service: ServiceName,
  now: number,
): Key => {
  const key = state.keys.find((candidate) => candidate.id === signed.accessKeyId);
  if (!key || token !== undefined || key.status === 'Inactive' || !isKnown(key, service, now)) {
    throw unknownToken();
  }
  return key;
};

/**
 * Tells who signed the request. Throws InvalidClientTokenId for a key that is unknown, inactive or not yet
 * copied, and for a session without MFA at IAM; ExpiredToken; SignatureDoesNotMatch.
 */
export const authenticate = (
  state: State,
  request: WireRequest,
  service: ServiceName,
  action: string,
  now: number,
): Caller => {
  const signed = readSignature(request);
  const token = request.headers['x-amz-security-token'];
  const session = state.sessions.find((candidate) => candidate.id === signed.accessKeyId);
  if (session) {
    if (session.token !== token) throw unknownToken();
    verifySignature(request, signed, session.secret, service, now);
    if (now >= session.expires)
      throw wire.expiredToken('The security token included in the request is expired');
    return sessionCaller(state, session, service, action);
  }
  const key = keyFor(state, signed, token, service, now);
  verifySignature(request, signed, key.secret, service, now);
  key.used = { at: now, service, region: signed.scope[1] };
  return callerOf(state, key.owner, key.id, null);
};
