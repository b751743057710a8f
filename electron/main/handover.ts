import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Language } from '../contract';
import { createHandover, type Handover } from '../recovery/handover';
import type { Dialogs } from '../shell/dialogs';
import { pdfOf, printPage } from '../shell/paper';
import { saveFile } from '../shell/save-file';

const awsFolder = join(homedir(), '.aws');

/** The papers and files of the hand-over, with this system's dialogs, printer and AWS CLI files. */
export function openHandover(dialogs: Dialogs, language: () => Language): Handover {
  return createHandover({
    save: (file, options) => dialogs.save(file, options),
    saveAll: (files, options) => dialogs.saveAll(files, options),
    pdf: pdfOf,
    print: printPage,
    profiles: {
      credentials: process.env['AWS_SHARED_CREDENTIALS_FILE'] ?? join(awsFolder, 'credentials'),
      config: process.env['AWS_CONFIG_FILE'] ?? join(awsFolder, 'config'),
      save: saveFile,
    },
    language,
    now: Date.now,
  });
}
