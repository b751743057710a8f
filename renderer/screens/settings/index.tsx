import { Page } from '../../components';

export function SettingsScreen() {
  return <Page breadcrumb={['Settings']} title="Settings" />;
}
