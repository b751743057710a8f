import { Page } from '../../components';

export function AuthenticatorScreen() {
  return <Page breadcrumb={['Authenticator']} title="Authenticator" />;
}
