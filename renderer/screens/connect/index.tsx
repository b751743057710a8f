import { Page } from '../../components';

export function ConnectScreen() {
  return <Page breadcrumb={['Connect']} title="Connect" />;
}
