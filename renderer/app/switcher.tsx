export function Switcher({ onClose }: { readonly onClose: () => void }) {
  return <button type="button" onClick={onClose} />;
}
