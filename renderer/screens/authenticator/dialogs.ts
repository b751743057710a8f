import { lazy } from 'react';
import { moreWords } from '../../i18n';

/** Dialogs of the list, fetched when one is opened: a start with codes does not need them. */

export const AddDialog = lazy(async () => {
  const [{ AddDialog: dialog }] = await Promise.all([import('./add/add-dialog'), moreWords()]);
  return { default: dialog };
});

export const EditSheet = lazy(async () => {
  const [{ EditSheet: sheet }] = await Promise.all([import('./edit-sheet'), moreWords()]);
  return { default: sheet };
});

export const RemoveDialog = lazy(async () => {
  const [{ RemoveDialog: dialog }] = await Promise.all([import('./remove-dialog'), moreWords()]);
  return { default: dialog };
});

export const QrDialog = lazy(async () => {
  const [{ QrDialog: dialog }] = await Promise.all([import('../qr/qr-dialog'), moreWords()]);
  return { default: dialog };
});
