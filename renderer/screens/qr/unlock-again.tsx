import { useTranslation } from 'react-i18next';
import { Button, PassphraseTryField, ProblemBox, announce, usePassphraseTry } from '../../components';
import type { Revealed } from './use-reveal';

/** Said by the field itself. */
const inField: readonly string[] = ['passphrase-wrong', 'passphrase-needed', 'too-many-tries'];

/** Asks for the passphrase before a secret is shown; main is who checks it. */
export function UnlockAgain({ picture }: { readonly picture: Revealed }) {
  const { t } = useTranslation();
  const { problem, busy } = picture;
  const until = problem?.params['until'];
  const tried = usePassphraseTry(typeof until === 'number' ? until : null);
  const { value, wait } = tried;
  const show = async () => {
    if (value === '' || wait !== null) return;
    const against = await picture.show(value);
    if (against === null) return;
    const isWrong = against.code === 'passphrase-wrong';
    tried.refused(isWrong);
    if (isWrong) announce(t('lock.wrong'), 'assertive');
  };
  return (
    <div className="stack">
      <p className="quiet-text">{t('setup.qr.again')}</p>
      <PassphraseTryField tried={tried} onSubmit={() => void show()} />
      <div>
        <Button
          kind="primary"
          keyHint="Enter"
          busy={busy}
          disabledReason={wait ?? (value === '' ? t('lock.needPassphrase') : null)}
          onPress={() => void show()}
        >
          {t('setup.qr.showIt')}
        </Button>
      </div>
      {problem && !inField.includes(problem.code) && <ProblemBox problem={problem} plain />}
    </div>
  );
}
