export { MiniScreen } from '../../mini/mini-window';
