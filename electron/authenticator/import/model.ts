/** Applications whose files are read here; "otpauth" is the plain list of URIs. */
export const importSources = [
  'otpauth',
  'google',
  'aegis',
  '2fas',
  'bitwarden',
  'bitwarden-authenticator',
  'ente',
  'proton',
  'stratum',
  'andotp',
  'freeotp-plus',
  'raivo',
  'keepassxc',
  'winauth',
  'lastpass',
  'steam-mobile',
  'csv',
  'age',
] as const;
export type ImportSource = (typeof importSources)[number];

export type ImportedAlgorithm = 'SHA1' | 'SHA256' | 'SHA512';

/** One entry as another application knew it. Secrets are bytes, never text (equal keys compare equal). */
export type ImportedEntry = {
  readonly kind: 'totp' | 'hotp' | 'steam';
  readonly issuer: string;
  readonly account: string;
  readonly secret: Uint8Array;
  readonly algorithm: ImportedAlgorithm;
  /** 5 (Steam) to 10. */
  readonly digits: number;
  /** Seconds; 30 for HOTP, where it means nothing. */
  readonly period: number;
  /** Counter of the next code; null unless HOTP. */
  readonly counter: number | null;
  readonly note: string;
  readonly group: string | null;
  readonly tags: readonly string[];
  readonly pinned: boolean;
  readonly notices: readonly ImportNotice[];
};

/** Stable words; the renderer has a sentence for each in both languages. */
export const refusalReasons = [
  'secret-missing',
  'secret-not-base32',
  'secret-not-base64',
  'secret-bad-length',
  'type-unknown',
  'type-motp',
  'type-yandex',
  'algorithm-unknown',
  'digits-out-of-range',
  'period-out-of-range',
  'counter-out-of-range',
  'not-otpauth',
  'damaged',
  'trashed',
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

export const importNotices = [
  'secret-odd-length',
  'hotp-counter-shared',
  'counter-missing',
  'period-unsure',
  'type-unsure',
  'name-missing',
] as const;
export type ImportNotice = (typeof importNotices)[number];

export type RefusedEntry = {
  readonly issuer: string;
  readonly account: string;
  readonly reason: RefusalReason;
};

/** Part of a Google batch: `index` from 0 to `size` - 1, same `id` in all parts. */
export type BatchPart = { readonly id: number; readonly size: number; readonly index: number };

/** In file order, so that a preview reads like the other app. */
export type ImportedItem =
  | { readonly ok: true; readonly entry: ImportedEntry }
  | { readonly ok: false; readonly refused: RefusedEntry };

export type Imported = {
  readonly source: ImportSource;
  readonly items: readonly ImportedItem[];
  readonly batch: readonly BatchPart[];
};

/** Why a whole file cannot be read. `detail` is a stable word, never text of the file. */
export class ImportError extends Error {
  readonly reason:
    | 'not-recognized'
    | 'needs-password'
    | 'wrong-password'
    | 'too-costly'
    | 'damaged'
    | 'account-restricted'
    | 'no-password-slot'
    | 'pgp'
    | 'age'
    | 'empty';
  readonly source: ImportSource | null;

  constructor(reason: ImportError['reason'], source: ImportSource | null = null) {
    super(reason);
    this.name = 'ImportError';
    this.reason = reason;
    this.source = source;
  }
}

/** What detection looks at, computed once per file. */
export type Probe = {
  readonly bytes: Uint8Array;
  /** Strict UTF-8 without BOM, or null when the file is not text. */
  readonly text: string | null;
  /** Parsed JSON, or undefined when the text is not JSON. */
  readonly json: unknown;
};

/** One application's format. `detect` looks at the content and is cheap; `read` may derive keys. */
export type Importer = {
  readonly source: ImportSource;
  detect(probe: Probe): boolean;
  /** Throws ImportError; `password` is null when none was given. */
  read(probe: Probe, password: string | null): Promise<Imported> | Imported;
};
