import type * as z from 'zod';
import { placesSchema } from '../shell/bounds';
import { fileNames, jsonDocument, type Files, type JsonDocument } from '../storage';

/** Where the windows were. A damaged or missing file means that nobody knows. */
export const windowPlaces = (files: Files): JsonDocument<z.infer<typeof placesSchema>> =>
  jsonDocument(files, fileNames.window, {
    schema: placesSchema,
    version: 1,
    empty: { main: null, mini: null },
    whenDamaged: 'empty',
  });
