export { AuthenticatorScreen } from './authenticator-screen';
