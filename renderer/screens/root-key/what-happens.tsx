import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RetireReady } from '../../../electron/contract';
import { Note, Section } from '../../components';
import { Words } from '../../i18n';

/** The steps in their order, with the only mark of its kind in the app's main path. */
export function WhatHappens({ ready }: { readonly ready: RetireReady }) {
  const { t } = useTranslation();
  const user = ready.adminUserName;
  const never = <span className="mark-never">{t('rootkey.what.never')}</span>;
  const reads = <span className="mark-reads">{t('rootkey.what.reads')}</span>;
  const others = ready.rootKeys.filter((key) => !key.isThisOne);
  const steps: readonly {
    readonly key: string;
    readonly title: ReactNode;
    readonly text: string;
    readonly mark: ReactNode;
  }[] = [
    ...others.map((key) => ({
      key: key.accessKeyId,
      title: <Words k="rootkey.what.other" values={{ key: key.accessKeyId }} />,
      text: t('rootkey.what.otherText'),
      mark: never,
    })),
    {
      key: 'this',
      title: <Words k="rootkey.what.this" values={{ key: ready.rootKeyHere ?? '' }} />,
      text: t('rootkey.what.thisText'),
      mark: never,
    },
    {
      key: 'none',
      title: t('rootkey.what.none'),
      text: user === null ? t('rootkey.what.noneTextAny') : t('rootkey.what.noneText', { user }),
      mark: reads,
    },
    { key: 'forget', title: t('rootkey.what.forget'), text: t('rootkey.what.forgetText'), mark: null },
  ];
  return (
    <Section title={t('rootkey.what.title')}>
      <ol className="card what-list">
        {steps.map((step, index) => (
          <li key={step.key} className="what-step">
            <span className="plan-number" aria-hidden="true">
              {index + 1}
            </span>
            <div>
              <p className="what-title">{step.title}</p>
              <p className="choice-text">{step.text}</p>
            </div>
            {step.mark}
          </li>
        ))}
      </ol>
      <div className="what-stays">
        <Note>
          <Words k="rootkey.stays" />
        </Note>
      </div>
    </Section>
  );
}
