import { useEffect, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../bridge';
import { Button, Field, announce } from '../../components';
import { Words } from '../../i18n';
import { problemSentence } from '../../i18n/problem-words';
import type { Problem } from '../../../electron/contract';
import type { Connect } from './connect-form';
import { endpointOf, type EndpointChoice } from './endpoint-fields';
import { isKeyId, parseKey } from './parse-key';

type Props = {
  readonly forRoot: boolean;
  readonly endpoint: EndpointChoice;
  readonly busy: boolean;
  readonly problem: Problem | null;
  readonly connect: Connect;
  /** Receives what the button does, for fields of the form that stand elsewhere. */
  readonly submitRef: RefObject<() => void>;
};

type Fields = { readonly accessKeyId: string; readonly secret: string; readonly sessionToken: string | null };
const empty: Fields = { accessKeyId: '', secret: '', sessionToken: null };

/** Two fields; pasting a whole CSV line, export block or credentials section into either fills both. */
export function KeyForm({ forRoot, endpoint, busy, problem, connect, submitRef }: Props) {
  const { t } = useTranslation();
  const [fields, setFields] = useState<Fields>(empty);
  const [left, setLeft] = useState({ accessKeyId: false, secret: false });
  const [filled, setFilled] = useState(false);
  const take = (text: string): boolean => {
    const parts = parseKey(text);
    if (!parts) return false;
    setFields({
      accessKeyId: parts.accessKeyId,
      secret: parts.secretAccessKey,
      sessionToken: parts.sessionToken,
    });
    setFilled(true);
    announce(t('welcome.connect.filled'));
    return true;
  };
  const id = fields.accessKeyId.trim();
  const secret = fields.secret.trim();
  const idError = id === '' ? t('welcome.connect.needId') : isKeyId(id) ? null : t('welcome.connect.idShape');
  const shortSecret = secret.length > 0 && secret.length < 40;
  const secretError =
    secret === ''
      ? t('welcome.connect.needSecret')
      : shortSecret
        ? t('welcome.connect.secretShort', { count: secret.length })
        : null;
  const submit = () => {
    setLeft({ accessKeyId: true, secret: true });
    if (busy || idError || secretError) return;
    const request = {
      accessKeyId: id,
      secretAccessKey: secret,
      endpoint: endpointOf(endpoint),
      ...(fields.sessionToken ? { sessionToken: fields.sessionToken } : {}),
      ...(endpoint.partition === 'auto' ? {} : { partition: endpoint.partition }),
    };
    connect(() => call('account.connectKey', request));
  };
  useEffect(() => {
    submitRef.current = submit;
  });
  const fromMain = (name: string) => (problem?.field === name ? problemSentence(problem) : null);
  return (
    <div className="stack">
      <Field
        label={t('welcome.connect.accessKeyId')}
        value={fields.accessKeyId}
        mono
        autoFocus
        onChange={(accessKeyId) => setFields({ ...fields, accessKeyId })}
        onBlur={() => setLeft({ ...left, accessKeyId: id !== '' })}
        error={(left.accessKeyId ? idError : null) ?? fromMain('accessKeyId')}
        hint={filled ? t('welcome.connect.filled') : undefined}
        onPasteText={take}
        onSubmit={submit}
      />
      <Field
        label={t('welcome.connect.secret')}
        type="password"
        value={fields.secret}
        mono
        onChange={(next) => setFields({ ...fields, secret: next })}
        onBlur={() => setLeft({ ...left, secret: secret !== '' })}
        error={(left.secret ? secretError : null) ?? fromMain('secretAccessKey')}
        onPasteText={take}
        onSubmit={submit}
      />
      <p className="field-hint">
        <Words k={forRoot ? 'welcome.connect.stored' : 'welcome.connect.storedAdmin'} />
      </p>
      <div className="drop-area">
        <p>
          <Words k="welcome.connect.dropHere" />
        </p>
        <Button
          size="small"
          icon="file"
          onPress={() =>
            connect(() => call('account.connectFile', { contents: null, endpoint: endpointOf(endpoint) }))
          }
        >
          {t('welcome.connect.chooseFile')}
        </Button>
      </div>
      <div className="cluster">
        <Button kind="primary" keyHint="Enter" busy={busy} onPress={submit}>
          {t('welcome.connect.connect')}
        </Button>
      </div>
    </div>
  );
}
