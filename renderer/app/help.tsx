export function Help({ onClose }: { readonly onClose: () => void }) {
  return <button type="button" onClick={onClose} />;
}
