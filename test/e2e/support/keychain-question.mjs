import { readdirSync, readFileSync } from 'node:fs';

/** Closes the keychain's question for its password without an answer, as a person does with Cancel. It would otherwise
 * stay on the display, and with it the keyboard. @param {string} display @returns {boolean} whether one was there */
export function endQuestion(display) {
  let was = false;
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/u.test(name))) {
    try {
      const words = readFileSync(`/proc/${pid}/environ`, 'latin1').split('\0');
      const isQuestion = readFileSync(`/proc/${pid}/comm`, 'latin1').trim() === 'gcr-prompter';
      if (!isQuestion || !words.includes(`DISPLAY=${display}`)) continue;
      process.kill(Number(pid));
      was = true;
    } catch {
      // Ended since it was listed, or another person's.
    }
  }
  return was;
}
