export { RootKeyScreen } from './root-key-screen';
