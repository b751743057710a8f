import { expect, it } from 'vitest';
import { campaign } from './campaign';
import { pictureTarget } from './picture-target';
import { fileTarget, uriTarget } from './targets';

it('20,000 damaged URIs crash nothing, hang nothing and give only usable entries', async () => {
  const report = await campaign(uriTarget, 20_000, 'sample');
  expect({ crashes: report.crashes, slow: report.slow }).toEqual({ crashes: [], slow: [] });
}, 60_000);

it('3,000 damaged import files crash nothing, hang nothing and give only usable entries', async () => {
  const report = await campaign(await fileTarget(), 3000, 'sample');
  expect({ crashes: report.crashes, slow: report.slow }).toEqual({ crashes: [], slow: [] });
}, 120_000);

it('300 damaged pictures end in texts or in a clear problem', async () => {
  const report = await campaign(await pictureTarget(), 300, 'sample');
  expect({ crashes: report.crashes, slow: report.slow }).toEqual({ crashes: [], slow: [] });
}, 120_000);
