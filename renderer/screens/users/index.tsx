import { Page } from '../../components';

export function UsersScreen() {
  return <Page breadcrumb={['Users']} title="Users" />;
}
