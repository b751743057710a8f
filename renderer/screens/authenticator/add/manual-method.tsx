import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Preview } from '../../../../electron/contract';
import { limits } from '../../../../electron/contract/constants';
import { call, useAction } from '../../../bridge';
import { Button, Field, ProblemBox, Select } from '../../../components';
import { problemSentence } from '../../../i18n';

const algorithms = ['SHA1', 'SHA256', 'SHA512'] as const;
const digitCounts = ['6', '7', '8', '9'] as const;
const kinds = ['totp', 'hotp', 'steam'] as const;

/** What people confuse when they read base32 aloud (RFC 4648 section 6 has no 0, 1, 8). */
const lookAlikes: Readonly<Record<string, string>> = { '0': 'O', '1': 'I', '8': 'B' };

/** Upper case in groups of four; look-alikes are corrected. */
export function groupedSecret(text: string): { readonly text: string; readonly corrected: boolean } {
  const clean = text.toUpperCase().replace(/[\s-]/g, '');
  const right = clean.replace(/[018]/g, (char) => lookAlikes[char] ?? char);
  return { text: right.replace(/(.{4})(?=.)/g, '$1 '), corrected: right !== clean };
}

/** What is no whole number is none that main takes, which says what fits. */
const wholeOf = (text: string): number => (/^\d{1,15}$/.test(text.trim()) ? Number(text) : -1);

/** A bare secret typed by hand; links and other text belong to Paste. */
export function ManualMethod({ onFound }: { readonly onFound: (preview: Preview) => void }) {
  const { t } = useTranslation();
  const action = useAction();
  const [secret, setSecret] = useState('');
  const [corrected, setCorrected] = useState(false);
  const [issuer, setIssuer] = useState('');
  const [account, setAccount] = useState('');
  const [kind, setKind] = useState<(typeof kinds)[number]>('totp');
  const [counter, setCounter] = useState('0');
  const [digits, setDigits] = useState<(typeof digitCounts)[number]>('6');
  const [period, setPeriod] = useState('30');
  const [algorithm, setAlgorithm] = useState<(typeof algorithms)[number]>('SHA1');
  const show = async () => {
    if (secret === '') return;
    const preview = await action.act(() =>
      call('authenticator.previewManual', {
        secret: secret.replaceAll(' ', ''),
        issuer,
        account,
        kind,
        algorithm,
        digits: Number(digits),
        period: kind === 'totp' ? wholeOf(period) : 30,
        counter: kind === 'hotp' ? wholeOf(counter) : 0,
      }),
    );
    if (preview !== null) onFound(preview);
  };
  const submit = () => void show();
  const atSecret = action.problem?.code === 'secret-invalid';
  return (
    <>
      <h3>{t('addCodes.typeTitle')}</h3>
      <Field
        label={t('addCodes.secret')}
        mono
        autoFocus
        value={secret}
        maxLength={limits.secretText}
        onChange={(text) => {
          const grouped = groupedSecret(text);
          setSecret(grouped.text);
          setCorrected((old) => (grouped.text === '' ? false : old || grouped.corrected));
        }}
        onSubmit={submit}
        hint={t('addCodes.secretHint')}
        warning={corrected ? t('addCodes.corrected') : undefined}
        error={atSecret && action.problem ? problemSentence(action.problem) : undefined}
      />
      <div className="add-two">
        <Field
          label={t('addCodes.service')}
          value={issuer}
          onChange={setIssuer}
          maxLength={limits.issuer}
          onSubmit={submit}
        />
        <Field
          label={t('addCodes.account')}
          value={account}
          onChange={setAccount}
          maxLength={limits.account}
          onSubmit={submit}
        />
      </div>
      <details className="why">
        <summary>{t('addCodes.more')}</summary>
        <div className="add-two">
          <Select
            label={t('addCodes.kindOf')}
            value={kind}
            onChange={setKind}
            options={kinds.map((value) => ({ value, label: t(`addCodes.kindName.${value}`) }))}
          />
          {kind === 'totp' && (
            <Field
              label={t('addCodes.period')}
              value={period}
              onChange={setPeriod}
              inputMode="numeric"
              maxLength={5}
              onSubmit={submit}
            />
          )}
          {kind === 'hotp' && (
            <Field
              label={t('addCodes.counter')}
              value={counter}
              onChange={setCounter}
              inputMode="numeric"
              maxLength={15}
              onSubmit={submit}
            />
          )}
          {kind !== 'steam' && (
            <>
              <Select
                label={t('addCodes.digits')}
                value={digits}
                onChange={setDigits}
                options={digitCounts.map((value) => ({ value, label: value }))}
              />
              <Select
                label={t('addCodes.algorithm')}
                value={algorithm}
                onChange={setAlgorithm}
                options={algorithms.map((value) => ({ value, label: value }))}
              />
            </>
          )}
        </div>
      </details>
      <div>
        <Button kind="primary" busy={action.busy} onPress={submit}>
          {t('addCodes.check')}
        </Button>
      </div>
      {action.problem && !atSecret && <ProblemBox problem={action.problem} />}
    </>
  );
}
