import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** @typedef {import('./camera.mjs').Picture} Picture */

/** @param {string} text */
const html = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** Keeps what earlier runs took of other screens, and writes manifest.json and index.html beside the pictures.
 * @param {string} outDir @param {readonly Picture[]} taken */
export async function writeContactSheet(outDir, taken) {
  const file = join(outDir, 'manifest.json');
  const known = /** @type {Picture[]} */ (JSON.parse(await readFile(file, 'utf8').catch(() => '[]')));
  const fresh = new Set(taken.map(({ screen }) => screen));
  const all = [...known.filter(({ screen }) => !fresh.has(screen)), ...taken];
  await writeFile(file, `${JSON.stringify(all, null, 1)}\n`);
  await writeFile(join(outDir, 'index.html'), page(all));
}

/** @param {readonly Picture[]} all */
function page(all) {
  const screens = [...new Set(all.map(({ screen }) => screen))];
  /** @param {string} screen */
  const section = (screen) => {
    const pictures = all.filter((one) => one.screen === screen);
    const faults = [
      ...new Set(
        pictures.flatMap((one) =>
          one.faults.map((fault) => `${one.language} ${one.theme} ${one.width}: ${fault}`),
        ),
      ),
    ];
    const figures = pictures
      .map(
        (one) =>
          `<figure data-language="${one.language}" data-theme="${one.theme}" data-width="${one.width}"><a href="${one.file}"><img loading="lazy" src="${one.file}" alt=""></a><figcaption>${one.language} · ${one.theme}${one.width > 0 ? ` · ${one.width}` : ''}${one.whole ? ' · whole' : ''}</figcaption></figure>`,
      )
      .join('');
    const list =
      faults.length === 0 ? '' : `<ul>${faults.map((fault) => `<li>${html(fault)}</li>`).join('')}</ul>`;
    return `<section id="${screen}"><h2>${html(pictures[0]?.chapter ?? '')} / ${html(screen)}</h2>${list}<div>${figures}</div></section>`;
  };
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Offroot, every screen</title><style>
body{font:14px system-ui;margin:0;display:grid;grid-template-columns:230px 1fr}
nav{position:sticky;top:0;height:100vh;overflow:auto;padding:12px;box-sizing:border-box;background:#f1f3f0}
nav a{display:block;color:#161b18;text-decoration:none;padding:2px 0}
main{padding:12px 20px}section>div{display:flex;flex-wrap:wrap;gap:12px;align-items:flex-start}
figure{margin:0}img{max-height:420px;border:1px solid #c8cdc7}figcaption{color:#626a64;font-size:12px}
ul{color:#b0241c}form{position:sticky;top:0;background:#fff;padding:8px 0}
</style><nav>${screens.map((one) => `<a href="#${one}">${html(one)}</a>`).join('')}</nav><main>
<form>${['en', 'ko', 'light', 'dark', '1180', '900', '390'].map((one) => `<label><input type="checkbox" checked value="${one}"> ${one}</label> `).join('')} <small>j, k: next, previous screen</small></form>
${screens.map(section).join('\n')}</main><script>
const form=document.forms[0];form.onchange=()=>{const off=[...form.elements].filter(e=>!e.checked).map(e=>e.value);
for(const f of document.querySelectorAll('figure'))f.hidden=[f.dataset.language,f.dataset.theme,f.dataset.width].some(v=>off.includes(v))};
const all=[...document.querySelectorAll('section')];let at=0;addEventListener('keydown',e=>{if(e.key==='j')at++;else if(e.key==='k')at--;else return;
at=(at+all.length)%all.length;all[at].scrollIntoView()});
</script></html>
`;
}
