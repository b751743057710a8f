import { Page } from '../../components';

export function RootKeyScreen() {
  return <Page breadcrumb={['RootKey']} title="RootKey" />;
}
