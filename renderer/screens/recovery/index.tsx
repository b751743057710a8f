import { Page } from '../../components';

export function RecoveryScreen() {
  return <Page breadcrumb={['Recovery']} title="Recovery" />;
}
