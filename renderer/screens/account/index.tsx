import { Page } from '../../components';

export function AccountScreen() {
  return <Page breadcrumb={['Account']} title="Account" />;
}
