export function LockScreen({ mini }: { readonly mini: boolean }) {
  return <main className={mini ? 'lock mini' : 'lock'} />;
}
