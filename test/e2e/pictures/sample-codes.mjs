/** @typedef {import('./studio.mjs').Scene} Scene */

/** A secret of nobody, from the documents about TOTP; its first letter differs from code to code. */
const secret = 'EZDGNBVGY3TQOJQ';

/** @param {string} label @param {string} issuer @param {number} index @param {string} [more] */
const uri = (label, issuer, index, more = '') =>
  `otpauth://totp/${encodeURIComponent(label)}?secret=${'ABCDEFG'[index]}${secret}&issuer=${encodeURIComponent(issuer)}${more}`;

export const links = [
  uri('Amazon Web Services:minji-admin@111122223333', 'Amazon Web Services', 0),
  uri('Amazon Web Services:root-account-mfa-device@111122223333', 'Amazon Web Services', 1),
  uri('Amazon Web Services:minji.kim@444455556666', 'Amazon Web Services', 2),
  uri('GitHub:minji-k', 'GitHub', 3),
  uri('Google:minji@haneul.example', 'Google', 4),
  uri('Eight digits:minji', 'Eight digits', 5, '&digits=8&period=60'),
  uri(
    'Northlight Archive and Records Office:a-very-long-user-name.with.parts@northlight-archive.example',
    'Northlight Archive and Records Office',
    6,
  ),
];

/** Adds the sample codes through main, as the dialog does. @param {Scene} scene @returns {Promise<readonly string[]>} */
export async function addSamples(scene) {
  const preview = await scene.ask('authenticator.previewText', { text: links.join('\n') });
  const items = preview.items.map(({ index, issuer, account, tags }) => ({
    index,
    issuer,
    account,
    tags: issuer === 'GitHub' ? ['Clients'] : tags,
    accountRef: null,
  }));
  const { ids } = await scene.ask('authenticator.add', { previewId: preview.previewId, items });
  return ids;
}
