import { candidate } from '../../app/candidate';
import { useRoute } from '../../app/router';
import { useStore } from '../../app/store';
import { ConfirmAccount } from './confirm-account';
import { ConnectForm } from './connect-form';

/** How to reach an account; then, before anything else, whether it is the right one. */
export function ConnectScreen() {
  const found = useStore(candidate);
  const { section } = useRoute();
  if (found) return <ConfirmAccount key={found.candidateId} candidate={found} />;
  const way = section === 'admin' || section === 'browser' ? section : 'key';
  return <ConnectForm key={way} way={way} />;
}
