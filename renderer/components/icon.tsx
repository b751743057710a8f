import { iconShapes, type IconName } from './icon-shapes';

export type { IconName };

/** A drawing of the set. Hidden from screen readers: the words beside it carry the name. */
export function Icon({ name, size = 18 }: { readonly name: IconName; readonly size?: number }) {
  const stroke = name === 'mark' ? 2.1 : size <= 14 ? 1.7 : 1.5;
  return (
    <svg
      className="icon"
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth={stroke}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {iconShapes[name]}
    </svg>
  );
}
