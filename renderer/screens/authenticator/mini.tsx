export function MiniScreen() {
  return null;
}
