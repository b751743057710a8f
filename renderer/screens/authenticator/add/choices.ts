import type { TFunction } from 'i18next';
import type { Preview } from '../../../../electron/contract';
import type { Request } from '../../../bridge';

export type Item = Preview['items'][number];
export type Choice = {
  readonly chosen: boolean;
  readonly issuer: string;
  readonly account: string;
  readonly tags: readonly string[];
  readonly accountRef: string | null;
};
/** By the item's index. */
export type Choices = ReadonlyMap<number, Choice>;

/** What can be added at all. */
export function isAddable(item: Item): boolean {
  return item.state !== 'unreadable';
}

/** New ones and second ones are chosen; what is here already is not. `refOf` finds a known account by its number. */
export function choicesOf(preview: Preview, refOf: (accountId: string) => string | null): Choices {
  return new Map(
    preview.items.map((item) => [
      item.index,
      {
        chosen: item.state === 'new' || item.state === 'conflict' || preview.items.length === 1,
        issuer: item.issuer,
        account: item.account,
        tags: item.tags,
        accountRef: item.awsAccountId === null ? null : refOf(item.awsAccountId),
      },
    ]),
  );
}

export function withChoice(choices: Choices, index: number, part: Partial<Choice>): Choices {
  const old = choices.get(index);
  if (old === undefined) return choices;
  return new Map(choices).set(index, { ...old, ...part });
}

/** Chooses many at once; one by one would copy the table of thousands thousands of times. */
export function withAll(choices: Choices, indexes: readonly number[], chosen: boolean): Choices {
  const next = new Map(choices);
  for (const index of indexes) {
    const old = next.get(index);
    if (old !== undefined) next.set(index, { ...old, chosen });
  }
  return next;
}

type ToAdd = Request<'authenticator.add'>['items'];

export function itemsToAdd(preview: Preview, choices: Choices): ToAdd {
  return preview.items.flatMap((item) => {
    const choice = choices.get(item.index);
    if (choice === undefined || !choice.chosen || !isAddable(item)) return [];
    const { issuer, account, tags, accountRef } = choice;
    return [{ index: item.index, issuer, account, tags: [...tags], accountRef }];
  });
}

/** The name under which people know where a find comes from. An archive tells no more than that before it is open. */
export const appName = (source: string, t: TFunction): string =>
  t(`addCodes.app.${source === '' ? 'zip' : source}`, { defaultValue: source });
