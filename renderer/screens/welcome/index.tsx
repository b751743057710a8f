import { Page } from '../../components';

export function WelcomeScreen() {
  return <Page breadcrumb={['Welcome']} title="Welcome" />;
}
