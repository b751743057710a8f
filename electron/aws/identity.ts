import { partitions, type Partition } from '../contract';

export type Identity = {
  readonly partition: Partition;
  readonly accountId: string;
  readonly arn: string;
  readonly kind: 'root' | 'user' | 'role' | 'federated' | 'other';
  /** User name without its path; null for anything but a user. */
  readonly userName: string | null;
  /** Path of a user, `/` or `/…/`; null for anything but a user. */
  readonly path: string | null;
};

/**
 * Reads who one is from the ARN that GetCallerIdentity answers. Names may hold `@ , + =`, so only the
 * first five colons and the slashes of the resource part separate. Null when it is not such an ARN.
 */
export function parseIdentity(arn: string): Identity | null {
  const match = /^arn:([a-z-]+):(?:iam|sts)::(\d{12}):(.+)$/.exec(arn);
  if (match === null) return null;
  const [, partitionText = '', accountId = '', resource = ''] = match;
  const partition = partitions.find((known) => known === partitionText);
  if (partition === undefined) return null;
  const common = { partition, accountId, arn };
  if (resource === 'root') return { ...common, kind: 'root', userName: null, path: null };
  const slash = resource.indexOf('/');
  const type = slash < 0 ? resource : resource.slice(0, slash);
  const rest = slash < 0 ? '' : resource.slice(slash);
  if (type === 'user') {
    const last = rest.lastIndexOf('/');
    const userName = rest.slice(last + 1);
    if (userName === '') return null;
    return { ...common, kind: 'user', userName, path: rest.slice(0, last + 1) };
  }
  if (type === 'assumed-role') return { ...common, kind: 'role', userName: null, path: null };
  if (type === 'federated-user') return { ...common, kind: 'federated', userName: null, path: null };
  return { ...common, kind: 'other', userName: null, path: null };
}

/** Name of a virtual MFA device from its serial number (`arn:…:mfa/<path>name`). */
export function deviceNameOf(serialNumber: string): string {
  return serialNumber.slice(serialNumber.lastIndexOf('/') + 1);
}

/** Serial number that a virtual MFA device of this name will have, with the default path. */
export function serialNumberFor(partition: Partition, accountId: string, deviceName: string): string {
  return `arn:${partition}:iam::${accountId}:mfa/${deviceName}`;
}

/** First and last four characters of a key id, for screens and journals. */
export function keyHint(accessKeyId: string): string {
  return accessKeyId.length <= 8 ? accessKeyId : `${accessKeyId.slice(0, 4)}…${accessKeyId.slice(-4)}`;
}
