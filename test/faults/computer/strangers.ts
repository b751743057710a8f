import { createOpenGateway, createTrustedClock, type Gateway } from '../../../electron/aws';
import { codeAt, stepAt } from '../../../electron/practice/totp';
import type { Computer } from './computer';

/** Root's own client of the account, beside the program. */
export function beside(computer: Computer): Gateway {
  const now = (): number => computer.now();
  const clock = createTrustedClock({ now, monotonic: now });
  const open = createOpenGateway({ clock, now });
  const target = { partition: 'aws', endpoint: null, transport: computer.aws.transport } as const;
  return open(target, computer.aws.rootCredentials());
}

/** Things of other people, near in name to what the setup makes: none of them may ever be touched. */
export async function addStrangers(computer: Computer): Promise<void> {
  const { iam } = beside(computer);
  const UserName = 'minji';
  await iam('CreateUser', { UserName, Tags: [{ Key: 'offroot:run', Value: 'or-2501-0000' }] });
  await iam('AttachUserPolicy', { UserName, PolicyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' });
  await iam('CreateLoginProfile', { UserName, Password: 'Somebody-else-1' });
  await iam('CreateAccessKey', { UserName });
  const made = (await iam('CreateVirtualMFADevice', { VirtualMFADeviceName: 'minji-phone' })).output;
  const seed = Buffer.from(made.VirtualMFADevice?.Base32StringSeed ?? []).toString('ascii');
  await iam('EnableMFADevice', {
    UserName,
    SerialNumber: made.VirtualMFADevice?.SerialNumber ?? '',
    AuthenticationCode1: codeAt(seed, stepAt(computer.now()) - 1),
    AuthenticationCode2: codeAt(seed, stepAt(computer.now())),
  });
  await iam('CreateVirtualMFADevice', { VirtualMFADeviceName: 'left-behind' });
}
