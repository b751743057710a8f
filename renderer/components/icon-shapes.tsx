import { moreShapes } from './icon-shapes-more';

/** The icon set of tokens.md 7: inner shapes for a 20 x 20 box. */
export const iconShapes = {
  account: (
    <>
      <rect x="3" y="4.5" width="14" height="11" rx="2" />
      <path d="M6 8.5h3.5M6 11.5h8" />
    </>
  ),
  setup: (
    <>
      <path d="M3.5 6l1.4 1.4L7.6 4.6M3.5 13.6l1.4 1.4 2.7-2.8M11 6.2h5.5M11 13.8h5.5" />
    </>
  ),
  users: (
    <>
      <circle cx="8" cy="7.2" r="2.7" />
      <path d="M2.8 16c.4-2.9 2.5-4.4 5.2-4.4s4.8 1.5 5.2 4.4M13.2 4.8a2.6 2.6 0 0 1 0 4.8M15.2 12.2c1.2.7 1.9 2 2.1 3.8" />
    </>
  ),
  auth: (
    <>
      <rect x="2.8" y="5.5" width="14.4" height="9" rx="2.5" />
      <path d="M6.4 10h.01M10 10h.01M13.6 10h.01" strokeWidth="2.1" />
    </>
  ),
  recovery: (
    <>
      <circle cx="10" cy="10" r="7" />
      <circle cx="10" cy="10" r="2.7" />
      <path d="M5.1 5.1l3 3M11.9 11.9l3 3M14.9 5.1l-3 3M8.1 11.9l-3 3" />
    </>
  ),
  settings: (
    <>
      <path d="M3 6.2h6.6M14.4 6.2H17M3 13.8h2.6M10.4 13.8H17" />
      <circle cx="12" cy="6.2" r="2.1" />
      <circle cx="8" cy="13.8" r="2.1" />
    </>
  ),
  lock: (
    <>
      <rect x="4.5" y="9" width="11" height="8" rx="2" />
      <path d="M7 9V6.6a3 3 0 0 1 6 0V9" />
    </>
  ),
  search: (
    <>
      <circle cx="9" cy="9" r="5" />
      <path d="M12.8 12.8L17 17" />
    </>
  ),
  copy: (
    <>
      <rect x="7" y="7" width="9.5" height="9.5" rx="2" />
      <path d="M13 4.6A1.6 1.6 0 0 0 11.5 3.5h-6a2 2 0 0 0-2 2v6A1.6 1.6 0 0 0 4.6 13" />
    </>
  ),
  check: (
    <>
      <path d="M4.5 10.5l3.6 3.6 7.4-8" />
    </>
  ),
  x: (
    <>
      <path d="M5.5 5.5l9 9M14.5 5.5l-9 9" />
    </>
  ),
  warn: (
    <>
      <path d="M10 3.4l7.2 12.8H2.8z" />
      <path d="M10 8.3v3.5M10 13.9v.01" />
    </>
  ),
  stop: (
    <>
      <path d="M7 2.8h6l4.2 4.2v6L13 17.2H7L2.8 13V7z" />
      <path d="M10 6.6v4.2M10 13.4v.01" />
    </>
  ),
  info: (
    <>
      <circle cx="10" cy="10" r="7" />
      <path d="M10 9.2v4.2M10 6.6v.01" />
    </>
  ),
  down: (
    <>
      <path d="M5.5 8l4.5 4.5L14.5 8" />
    </>
  ),
  right: (
    <>
      <path d="M8 5.5l4.5 4.5L8 14.5" />
    </>
  ),
  updown: (
    <>
      <path d="M6.8 8L10 4.8 13.2 8M6.8 12l3.2 3.2 3.2-3.2" />
    </>
  ),
  plus: (
    <>
      <path d="M10 4.5v11M4.5 10h11" />
    </>
  ),
  key: (
    <>
      <circle cx="6.8" cy="13.2" r="3.3" />
      <path d="M9.2 10.8l6.6-6.6M13 7l2.4 2.4M15.8 4.2l1 1" />
    </>
  ),
  eye: (
    <>
      <path d="M2.5 10s2.7-5 7.5-5 7.5 5 7.5 5-2.7 5-7.5 5-7.5-5-7.5-5z" />
      <circle cx="10" cy="10" r="2.2" />
    </>
  ),
  eyeoff: (
    <>
      <path d="M4 4l12 12M8.2 5.2A8 8 0 0 1 10 5c4.8 0 7.5 5 7.5 5a12 12 0 0 1-2.2 2.7M12.9 14.3A7.6 7.6 0 0 1 10 15c-4.8 0-7.5-5-7.5-5a12 12 0 0 1 3-3.4" />
    </>
  ),
  qr: (
    <>
      <rect x="3.5" y="3.5" width="5" height="5" rx="1" />
      <rect x="11.5" y="3.5" width="5" height="5" rx="1" />
      <rect x="3.5" y="11.5" width="5" height="5" rx="1" />
      <path d="M11.5 11.5h2v2M16.5 11.5v2.5M11.5 16.5h2.5M16.5 16.5v.01" />
    </>
  ),
  image: (
    <>
      <rect x="3" y="4" width="14" height="12" rx="2" />
      <circle cx="7.2" cy="8" r="1.3" />
      <path d="M3.5 14l4-3.5 3 2.5 3-3.5 3.5 3.5" />
    </>
  ),
  ...moreShapes,
} as const;

export type IconName = keyof typeof iconShapes;
