export function RootKeyDrop() {
  return null;
}
