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
  clip: (
    <>
      <rect x="4.5" y="4.5" width="11" height="12.5" rx="2" />
      <path d="M7.5 4.5v-.5a1 1 0 0 1 1-1h3a1 1 0 0 1 1 1v.5a1 1 0 0 1-1 1h-3a1 1 0 0 1-1-1zM7.5 10h5M7.5 13h3" />
    </>
  ),
  keyb: (
    <>
      <rect x="2.5" y="5" width="15" height="10" rx="2" />
      <path d="M5.8 8.5h.01M9 8.5h.01M12.2 8.5h.01M14.8 8.5h.01M6.5 11.8h7" />
    </>
  ),
  dl: (
    <>
      <path d="M10 3.5v9M6.2 9l3.8 3.8L13.8 9M4 16.5h12" />
    </>
  ),
  print: (
    <>
      <path d="M6 7.5V3.5h8v4M6 14.5H4.5A1.5 1.5 0 0 1 3 13V9a1.5 1.5 0 0 1 1.5-1.5h11A1.5 1.5 0 0 1 17 9v4a1.5 1.5 0 0 1-1.5 1.5H14" />
      <path d="M6 12h8v5H6z" />
    </>
  ),
  phone: (
    <>
      <rect x="5.5" y="2.5" width="9" height="15" rx="2" />
      <path d="M9 15h2" />
    </>
  ),
  undo: (
    <>
      <path d="M7 4.5L3.5 8 7 11.5" />
      <path d="M3.5 8h8a4.5 4.5 0 0 1 0 9H8" />
    </>
  ),
  pause: (
    <>
      <path d="M7.5 5v10M12.5 5v10" />
    </>
  ),
  term: (
    <>
      <rect x="2.8" y="4" width="14.4" height="12" rx="2" />
      <path d="M6 8l2.3 2L6 12M10.5 12.5h3.5" />
    </>
  ),
  ext: (
    <>
      <path d="M8 4.5H5.5a2 2 0 0 0-2 2v8a2 2 0 0 0 2 2h8a2 2 0 0 0 2-2V12M11.5 3.5h5v5M16.5 3.5l-7 7" />
    </>
  ),
  trash: (
    <>
      <path d="M3.5 5.5h13M8 5.5V3.5h4v2M5.5 5.5l.7 11h7.6l.7-11M8.5 9v4.5M11.5 9v4.5" />
    </>
  ),
  clock: (
    <>
      <circle cx="10" cy="10" r="7" />
      <path d="M10 6v4.2l2.7 1.6" />
    </>
  ),
  off: (
    <>
      <path d="M3 3l14 14M2.8 8.2A11 11 0 0 1 6 6.2M9.2 5.2A11 11 0 0 1 17.2 8.2M5.5 11.2a7 7 0 0 1 3-1.7M12.5 10a7 7 0 0 1 2 1.2M10 15v.01" />
    </>
  ),
  pin: (
    <>
      <path d="M7.5 3.5h5l-.6 4.8 2.6 2.7v1.5h-9V11l2.6-2.7zM10 12.5v4.5" />
    </>
  ),
  mini: (
    <>
      <rect x="3" y="4" width="14" height="12" rx="2" />
      <path d="M10.5 10.5h4v3h-4z" />
    </>
  ),
  screen: (
    <>
      <path d="M3.5 7V5a1.5 1.5 0 0 1 1.5-1.5h2M13 3.5h2A1.5 1.5 0 0 1 16.5 5v2M16.5 13v2a1.5 1.5 0 0 1-1.5 1.5h-2M7 16.5H5A1.5 1.5 0 0 1 3.5 15v-2M7 10h6" />
    </>
  ),
  flask: (
    <>
      <path d="M8 3h4M8.7 3v5L4.4 15a1.4 1.4 0 0 0 1.2 2h8.8a1.4 1.4 0 0 0 1.2-2l-4.3-7V3M6.3 12.5h7.4" />
    </>
  ),
  tag: (
    <>
      <path d="M3.5 4.5v5L11 17l6-6-7.5-7.5h-5a1 1 0 0 0-1 1z" />
      <path d="M7 7.5v.01" strokeWidth="2" />
    </>
  ),
  file: (
    <>
      <path d="M5.5 2.8h6l4 4v10.4h-10zM11.5 2.8v4h4" />
    </>
  ),
  arrow: (
    <>
      <path d="M4 10h12M11.5 5.5L16 10l-4.5 4.5" />
    </>
  ),
  refresh: (
    <>
      <path d="M16 6.5A7 7 0 0 0 3.2 9M4 13.5A7 7 0 0 0 16.8 11M16.3 3.5v3.3H13M3.7 16.5v-3.3H7" />
    </>
  ),
  user: (
    <>
      <circle cx="10" cy="7" r="3" />
      <path d="M4 17c.5-3.3 2.9-5 6-5s5.5 1.7 6 5" />
    </>
  ),
  shield: (
    <>
      <path d="M10 2.8l6 2.2v4.5c0 3.8-2.5 6.5-6 7.7-3.5-1.2-6-3.9-6-7.7V5z" />
    </>
  ),
  dots: (
    <>
      <path d="M5 10h.01M10 10h.01M15 10h.01" strokeWidth="2.2" />
    </>
  ),
  ring: (
    <>
      <circle cx="10" cy="10" r="6" />
    </>
  ),
  globe: (
    <>
      <circle cx="10" cy="10" r="7" />
      <path d="M3 10h14M10 3c2.2 2 3 4.3 3 7s-.8 5-3 7c-2.2-2-3-4.3-3-7s.8-5 3-7z" />
    </>
  ),
  cmd: (
    <>
      <path d="M7.5 7.5h5v5h-5zM7.5 7.5H6a1.8 1.8 0 1 1 1.5-1.8zM12.5 7.5V6a1.8 1.8 0 1 1 1.5 1.5zM12.5 12.5H14a1.8 1.8 0 1 1-1.5 1.5zM7.5 12.5V14A1.8 1.8 0 1 1 6 12.5z" />
    </>
  ),
  mark: (
    <>
      <circle cx="10" cy="7.8" r="5.1" />
      <path d="M3 17.2h14" />
    </>
  ),
  menu: (
    <>
      <path d="M3.5 6h13M3.5 10h13M3.5 14h13" />
    </>
  ),
  bar: (
    <>
      <path d="M6 10h8" />
    </>
  ),
  dot: (
    <>
      <circle cx="10" cy="10" r="3.2" fill="currentColor" stroke="none" />
    </>
  ),
  question: (
    <>
      <path d="M7.4 7.6a2.6 2.6 0 1 1 3.7 2.4c-.7.3-1.1.8-1.1 1.6M10 14.4v.01" />
    </>
  ),
  bang: (
    <>
      <path d="M10 5v6M10 14.2v.01" strokeWidth="1.9" />
    </>
  ),
  left: (
    <>
      <path d="M12 5.5L7.5 10l4.5 4.5" />
    </>
  ),
} as const;

export type IconName = keyof typeof iconShapes;
