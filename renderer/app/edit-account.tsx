export function EditAccount({ onClose }: { readonly onClose: () => void }) {
  return <button type="button" onClick={onClose} />;
}
