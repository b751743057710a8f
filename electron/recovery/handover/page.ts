import type { Language } from '../../contract';

export type Part =
  | { readonly kind: 'rows'; readonly rows: readonly (readonly [string, string])[] }
  | { readonly kind: 'steps'; readonly title: string; readonly steps: readonly string[] }
  | { readonly kind: 'lines'; readonly title: string; readonly lines: readonly string[] };

export type Sheet = {
  readonly language: Language;
  readonly title: string;
  readonly lead: string;
  readonly parts: readonly Part[];
  readonly foot: string;
  /** Draws the hatched edge and this word. */
  readonly practice: string | null;
};

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
export const escapeHtml = (value: string): string =>
  value.replaceAll(/[&<>"']/g, (sign) => escapes[sign] ?? sign);

const style = `
@page { size: A4; margin: 0 }
body { margin: 0; font: 11pt/1.5 system-ui, 'Noto Sans CJK KR', 'Malgun Gothic', sans-serif; color: #161b18; word-break: keep-all }
main { padding: 20mm 22mm; box-sizing: border-box; min-height: 296mm }
main.practice { border: 6mm solid; border-image: repeating-linear-gradient(-45deg, #5a33b3 0 2mm, #f1ecfc 2mm 4mm) 24; padding: 14mm 16mm }
h1 { font-size: 20pt; line-height: 1.25; margin: 0 0 3mm } h2 { font-size: 12pt; margin: 8mm 0 2mm }
dl { display: grid; grid-template-columns: 48mm 1fr; gap: 2mm 6mm; margin: 6mm 0; border-top: 1px solid #c8cdc7; padding-top: 4mm }
dt { color: #48514b } dd { margin: 0; font-weight: 600; overflow-wrap: anywhere }
.line { border-bottom: 1px solid #7d847d; padding-top: 9mm; color: #48514b; font-size: 9pt }
.mark { color: #5a33b3; font-weight: 700; letter-spacing: .04em } footer { margin-top: 10mm; color: #626a64; font-size: 9pt }`;

/** One printed page. Everything that comes from outside is escaped; there is no script and no outside resource. */
export function sheetHtml(sheet: Sheet): string {
  const mark = sheet.practice === null ? '' : `<p class="mark">${escapeHtml(sheet.practice)}</p>`;
  const policy = "default-src 'none'; style-src 'unsafe-inline'";
  return [
    `<!doctype html><html lang="${sheet.language}"><head><meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="${policy}"><title>${escapeHtml(sheet.title)}</title>`,
    `<style>${style}</style></head><body><main${sheet.practice === null ? '' : ' class="practice"'}>`,
    `${mark}<h1>${escapeHtml(sheet.title)}</h1><p>${escapeHtml(sheet.lead)}</p>`,
    ...sheet.parts.map(partHtml),
    `<footer>${escapeHtml(sheet.foot)}</footer></main></body></html>`,
  ].join('\n');
}

function partHtml(part: Part): string {
  switch (part.kind) {
    case 'rows':
      return `<dl>${part.rows.map(([name, value]) => `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd>`).join('')}</dl>`;
    case 'steps':
      return `<h2>${escapeHtml(part.title)}</h2><ol>${part.steps.map((step) => `<li>${escapeHtml(step)}</li>`).join('')}</ol>`;
    case 'lines':
      return `<h2>${escapeHtml(part.title)}</h2>${part.lines.map((line) => `<div class="line">${escapeHtml(line)}</div>`).join('')}`;
  }
}
