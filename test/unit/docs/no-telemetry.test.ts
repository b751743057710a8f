import { describe, expect, it } from 'vitest';
import { read, sourcesIn } from './files';

/** Ways to speak to the world; main's one way is the AWS SDK. */
const ways =
  /\b(?:crashReporter|autoUpdater|electron-updater|net\.request|net\.fetch|XMLHttpRequest|WebSocket|EventSource|sendBeacon)\b|\bfetch\(|from 'node:(?:https?|net|tls|dgram|http2)'/;
/** The practice account served on loopback, and a server of its own in that file alone. */
const allowed: readonly string[] = ['electron/practice/server.ts'];

/** Host names in addresses that sources hold. */
const hosts = (text: string): readonly string[] =>
  [...text.matchAll(/https?:\/\/([a-z0-9.-]+)/gi)]
    .map((match) => match[1] ?? '')
    .filter((host) => host.includes('.'));
const known =
  /(?:^|\.)(?:amazonaws\.com|amazonaws\.com\.cn|amazonaws\.eu|amazonaws\.cn|amazonaws-us-gov\.com|aws\.amazon\.com)$|^127\.|^www\.w3\.org$/;

const sources = sourcesIn('electron', 'renderer').filter((path) => !path.startsWith('renderer/dev/'));

describe('no telemetry, no updates', () => {
  it('no source speaks to anyone but AWS and this computer', () => {
    expect(sources.length).toBeGreaterThan(300);
    const speaking = sources.filter((path) => ways.test(read(path)) && !allowed.includes(path));
    expect(speaking).toEqual([]);
  });

  it('no source names a host but those of AWS and this computer', () => {
    const foreign = sources.flatMap((path) =>
      hosts(read(path).replaceAll(/^\s*(?:\/\/|\*|\/\*).*$/gm, ''))
        .filter((host) => !known.test(host))
        .map((host) => `${path}: ${host}`),
    );
    expect(foreign).toEqual([]);
  });

  it('would see one', () => {
    expect(ways.test("import { crashReporter } from 'electron'")).toBe(true);
    expect(ways.test('await fetch(address)')).toBe(true);
    expect(hosts("const a = 'https://stats.example.com/x'").filter((host) => !known.test(host))).toEqual([
      'stats.example.com',
    ]);
  });
});
