import { later } from '../../components';
import { moreWords } from '../../i18n';

/** Dialogs of the list, fetched when one is opened: a start with codes does not need them. */

export const AddDialog = later(async () => {
  const [{ AddDialog: dialog }] = await Promise.all([import('./add/add-dialog'), moreWords()]);
  return dialog;
});

export const EditSheet = later(async () => {
  const [{ EditSheet: sheet }] = await Promise.all([import('./edit-sheet'), moreWords()]);
  return sheet;
});

export const RemoveDialog = later(async () => {
  const [{ RemoveDialog: dialog }] = await Promise.all([import('./remove-dialog'), moreWords()]);
  return dialog;
});

export const QrDialog = later(async () => {
  const [{ QrDialog: dialog }] = await Promise.all([import('../qr/qr-dialog'), moreWords()]);
  return dialog;
});
