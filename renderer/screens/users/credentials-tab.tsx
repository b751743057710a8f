import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Disc, Note, Section } from '../../components';
import { dayAndTime } from '../../i18n';
import { call, useAppState } from '../../bridge';
import type { AccountSummary, UserDetail } from '../../../electron/contract';
import { AccessKeyTable, type AccessKey } from './access-key-table';
import { DeviceTable, type Device } from './device-table';
import { KeptPassword } from './kept-password';
import { NewPasswordDialog } from './new-password-dialog';
import { RemoveDeviceDialog } from './remove-device-dialog';
import { RemoveKeyDialog } from './remove-key-dialog';
import { ReplaceKeyDialog } from './replace-key-dialog';
import { CsvDialog } from '../setup/result/csv-dialog';

const mostDevices = 8;

type SignInProps = Pick<Props, 'account' | 'user'> & { readonly onNew: () => void };

function SignIn({ account, user, onNew }: SignInProps) {
  const { t } = useTranslation();
  const { online } = useAppState();
  const { password } = user;
  const set =
    password.createdAt === null
      ? t('users.detail.passwordSetNoDate')
      : t('users.detail.passwordSet', { when: dayAndTime(password.createdAt) });
  return (
    <Section
      title={t('users.detail.signIn')}
      aside={
        <Button
          size="small"
          hasPopup="dialog"
          disabledReason={online ? null : t('common.needsAws')}
          onPress={onNew}
        >
          {t(password.exists ? 'users.detail.newPassword' : 'users.detail.firstPassword')}
        </Button>
      }
    >
      <dl className="card padded user-sign-in">
        <div>
          <dt>{t('users.detail.password')}</dt>
          <dd>
            {password.exists ? set : t('users.detail.passwordNone')}
            {password.exists && password.kept === 'here' && (
              <KeptPassword account={account} userName={user.userName} />
            )}
            {password.kept === 'unsure' && (
              <span className="user-none">
                <Disc state="attention" />
                {t('users.detail.passwordUnsure')}
              </span>
            )}
          </dd>
        </div>
        <div>
          <dt>{t('users.detail.lastSignIn')}</dt>
          <dd>{user.lastSignInAt === null ? t('common.never') : dayAndTime(user.lastSignInAt)}</dd>
        </div>
        <div>
          <dt>{t('users.detail.mustChange')}</dt>
          <dd>{t(password.mustChange ? 'common.yes' : 'common.no')}</dd>
        </div>
      </dl>
    </Section>
  );
}

type Open = { readonly what: 'password' } | { readonly what: 'replace' | 'save'; readonly id: string };

type ReplaceProps = Pick<Props, 'account' | 'user'> & { readonly onReplace: (accessKeyId: string) => void };

/** There is room for the new key only beside a single one; an interrupted replacement goes on. */
function ReplaceKey({ account, user, onReplace }: ReplaceProps) {
  const { t } = useTranslation();
  const { online } = useAppState();
  const [only, ...more] = user.accessKeys;
  const old = user.replacing ?? only?.accessKeyId;
  if (old === undefined) return null;
  const inFile =
    account.credential === 'profile' && account.keyHint === `${old.slice(0, 4)}…${old.slice(-4)}`;
  const reason = !online
    ? t('common.needsAws')
    : inFile
      ? t('users.detail.keyInFile')
      : user.replacing === null && more.length > 0
        ? t('users.detail.twoKeys')
        : null;
  return (
    <Button size="small" hasPopup="dialog" disabledReason={reason} onPress={() => onReplace(old)}>
      {t(user.replacing === null ? 'users.detail.replaceKey' : 'users.detail.replaceGoOn')}
    </Button>
  );
}

type SaveProps = Pick<Props, 'account' | 'user'> & {
  readonly accessKeyId: string;
  readonly onClose: () => void;
};

function SaveKey({ account, user, accessKeyId, onClose }: SaveProps) {
  const ref = { accountRef: account.ref, userName: user.userName, accessKeyId };
  return (
    <CsvDialog
      account={account}
      userName={user.userName}
      holds="key"
      save={(how) => call('users.saveKeyCsv', { ...ref, ...how })}
      remove={() => call('users.deleteKeyCsv', ref)}
      writeProfile={(profileName) => call('users.writeKeyProfile', { ...ref, profileName })}
      onClose={onClose}
    />
  );
}

type Props = {
  readonly account: AccountSummary;
  readonly user: UserDetail;
  readonly onAssign: () => void;
  readonly onChanged: () => void;
};

/** Console sign-in, MFA devices "1 of 8", access keys "1 of 2". */
export function CredentialsTab({ account, user, onAssign, onChanged }: Props) {
  const { t } = useTranslation();
  const { online } = useAppState();
  const [device, setDevice] = useState<Device | null>(null);
  const [key, setKey] = useState<AccessKey | null>(null);
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  const closeAndRead = () => {
    close();
    onChanged();
  };
  const devices = user.mfaDevices.length;
  const full = devices >= mostDevices ? t('users.detail.full') : null;
  return (
    <>
      <SignIn account={account} user={user} onNew={() => setOpen({ what: 'password' })} />
      <Section
        title={t('users.detail.mfaDevices')}
        count={t('users.detail.ofEight', { count: devices })}
        aside={
          <Button
            kind="primary"
            size="small"
            icon="plus"
            disabledReason={full ?? (online ? null : t('common.needsAws'))}
            onPress={onAssign}
          >
            {t('users.detail.assign')}
          </Button>
        }
      >
        <DeviceTable account={account} user={user} onRemove={setDevice} onChanged={onChanged} />
      </Section>
      <Section
        title={t('users.detail.accessKeys')}
        count={t('users.detail.ofTwo', { count: user.accessKeys.length })}
        aside={
          <ReplaceKey account={account} user={user} onReplace={(id) => setOpen({ what: 'replace', id })} />
        }
      >
        {user.replacing !== null && <Note tone="warn">{t('users.detail.replacing')}</Note>}
        <AccessKeyTable
          account={account}
          user={user}
          onRemove={setKey}
          onSave={(id) => setOpen({ what: 'save', id })}
          onChanged={onChanged}
        />
      </Section>
      {open?.what === 'password' && (
        <NewPasswordDialog account={account} user={user} onClose={close} onDone={closeAndRead} />
      )}
      {open?.what === 'replace' && (
        <ReplaceKeyDialog
          account={account}
          user={user}
          accessKeyId={open.id}
          onClose={close}
          onDone={closeAndRead}
          onSave={(id) => {
            onChanged();
            setOpen({ what: 'save', id });
          }}
        />
      )}
      {open?.what === 'save' && (
        <SaveKey account={account} user={user} accessKeyId={open.id} onClose={closeAndRead} />
      )}
      {device && (
        <RemoveDeviceDialog
          account={account}
          user={user}
          device={device}
          onClose={() => setDevice(null)}
          onDone={() => {
            setDevice(null);
            onChanged();
          }}
        />
      )}
      {key && (
        <RemoveKeyDialog
          account={account}
          user={user}
          shown={key}
          onClose={() => setKey(null)}
          onDone={() => {
            setKey(null);
            onChanged();
          }}
        />
      )}
    </>
  );
}
