import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountSummary, RunSnapshot } from '../../../../electron/contract';
import { call, run as show } from '../../../bridge';
import { Button, Icon, Menu, Section } from '../../../components';
import { Words } from '../../../i18n';
import { QrDialog } from '../../qr/qr-dialog';
import { CsvDialog } from './csv-dialog';
import type { Result } from './result-page';

type Props = { readonly account: AccountSummary; readonly run: RunSnapshot; readonly result: Result };

/** Phone first, then a page without secrets, then the plain files with their warning. */
export function KeepACopy({ account, run, result }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<'qr' | 'csv' | null>(null);
  const cardButton = useRef<HTMLButtonElement>(null);
  const [choosing, setChoosing] = useState(false);
  const [folder, setFolder] = useState<string | null>(null);
  const saveCard = async (form: 'pdf' | 'print') => {
    const saved = await show(call('setup.saveCard', { runId: run.runId, form }));
    if (saved?.outcome === 'saved') setFolder(saved.folder);
  };
  const title = `${account.nickname}, ${run.userName}`;
  return (
    <Section title={t('setup.result.keep')}>
      <div className="copies">
        <div className="copy-card">
          <h3>
            <Icon name="phone" size={18} />
            {t('setup.result.phone')}
          </h3>
          <p>{t('setup.result.phoneText')}</p>
          <div className="end">
            <Button size="small" hasPopup="dialog" onPress={() => setOpen('qr')}>
              {t('setup.result.phoneButton')}
            </Button>
            <span>{t('setup.result.phoneFirst')}</span>
          </div>
        </div>
        <div className="copy-card">
          <h3>
            <Icon name="print" size={18} />
            {t('setup.result.card')}
          </h3>
          <p>{t('setup.result.cardText')}</p>
          <div className="end">
            <Button
              size="small"
              hasPopup="menu"
              expanded={choosing}
              buttonRef={cardButton}
              onPress={() => setChoosing(true)}
            >
              {t('setup.result.cardButton')}
            </Button>
            {choosing && cardButton.current && (
              <Menu
                label={t('setup.result.cardButton')}
                anchor={cardButton.current}
                onClose={() => setChoosing(false)}
                items={[
                  {
                    id: 'pdf',
                    icon: 'file',
                    label: t('setup.result.cardPdf'),
                    onPress: () => void saveCard('pdf'),
                  },
                  {
                    id: 'print',
                    icon: 'print',
                    label: t('setup.result.cardPrint'),
                    onPress: () => void saveCard('print'),
                  },
                ]}
              />
            )}
            {folder !== null && <span>{t('setup.result.saved', { folder })}</span>}
          </div>
        </div>
        <div className="copy-card">
          <h3>
            <Icon name="file" size={18} />
            {t('setup.result.csv')}
          </h3>
          <p>
            <Words k="setup.result.csvText" />
          </p>
          <div className="end">
            <Button size="small" hasPopup="dialog" onPress={() => setOpen('csv')}>
              {t('setup.result.csvButton')}
            </Button>
          </div>
        </div>
      </div>
      {open === 'qr' && (
        <QrDialog entryId={result.entryId} title={title} account={account} onClose={() => setOpen(null)} />
      )}
      {open === 'csv' && (
        <CsvDialog
          account={account}
          userName={run.userName}
          holds={result.keyKept ? 'both' : 'password'}
          save={(how) => call('setup.saveCsv', { runId: run.runId, ...how })}
          remove={() => call('setup.deleteCsv', { runId: run.runId })}
          writeProfile={(profileName) => call('setup.writeProfile', { runId: run.runId, profileName })}
          onClose={() => setOpen(null)}
        />
      )}
    </Section>
  );
}
