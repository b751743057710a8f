export { RecoveryScreen } from './recovery-screen';
