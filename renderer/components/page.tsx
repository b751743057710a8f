import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppState } from '../bridge';
import { Banners } from '../app/banners';
import { currentAccount } from '../app/current-account';
import { useRoute, type Route } from '../app/router';
import { TopBar } from '../app/top-bar';

/** Part of the way here; the last one is where we are. */
export type Crumb = string | { readonly label: string; readonly to: Route };

export type PageProps = {
  /** Left out: the name of the section alone. */
  readonly breadcrumb?: readonly Crumb[] | undefined;
  /** The h1. */
  readonly title: ReactNode;
  /** One sentence under the title. */
  readonly lead?: ReactNode;
  /** Facts, choices, evidence at the right (under the title below 960). */
  readonly aside?: ReactNode;
  /** The aside holds facts, not a part of the work: in middle widths it stands under the title, as a row. */
  readonly factsFirst?: boolean | undefined;
  /** The bar with the screen's main action: see {@link Foot}. */
  readonly foot?: ReactNode;
  readonly children?: ReactNode;
  /** The 3 px line in the account's color, on account-bound screens. */
  readonly accountLine?: boolean | undefined;
  /** Before the title: chip or picture. */
  readonly lead44?: ReactNode;
  /** Right of the title: a tag or buttons. */
  readonly titleAside?: ReactNode;
  /** False: focus stays where it is when the screen opens (a field takes it). */
  readonly focusTitle?: boolean | undefined;
};

const labelOf = (crumb: Crumb): string => (typeof crumb === 'string' ? crumb : crumb.label);

/** One screen: top bar, banners, main with its h1, aside, foot bar, and the title of the window. */
export function Page(props: PageProps) {
  const { t } = useTranslation();
  const state = useAppState();
  const account = currentAccount(state);
  const heading = useRef<HTMLHeadingElement>(null);
  const { focusTitle = true } = props;
  useEffect(() => {
    if (focusTitle && !heading.current?.closest('main')?.contains(document.activeElement))
      heading.current?.focus();
  }, [focusTitle]);
  const route = useRoute();
  const breadcrumb = props.breadcrumb ?? [t(`common.nav.${route.screen}`)];
  const way = [...breadcrumb].reverse().map(labelOf);
  const title = account?.practice
    ? `${t('common.practiceWord')} · Offroot`
    : [...way, props.accountLine ? account?.nickname : undefined, 'Offroot'].filter(Boolean).join(' · ');
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <div className="page">
      {props.accountLine && account && !account.practice && (
        <div className={`page-line line-${account.color}`} aria-hidden="true" />
      )}
      <TopBar breadcrumb={breadcrumb} />
      <Banners />
      <div
        className={`page-scroll${props.aside ? ' with-aside' : ''}${props.factsFirst ? ' facts-first' : ''}`}
      >
        <div className="page-columns">
          <main id="content" className="page-main" tabIndex={-1}>
            <header className="page-head">
              {props.lead44}
              <div className="page-titles">
                <h1 ref={heading} tabIndex={-1}>
                  {props.title}
                </h1>
                {props.lead && <div className="page-lead">{props.lead}</div>}
              </div>
              {props.titleAside && <div className="page-title-aside">{props.titleAside}</div>}
            </header>
            {props.children}
          </main>
          {props.aside && (
            <aside className="page-aside" aria-label={t('common.aside')}>
              {props.aside}
            </aside>
          )}
        </div>
      </div>
      {props.foot && <footer className="page-foot">{props.foot}</footer>}
    </div>
  );
}

/** Left: where we are and whether it is safe to close. Right: buttons, primary last. */
export function Foot({ note, actions }: { readonly note?: ReactNode; readonly actions: ReactNode }) {
  return (
    <div className="foot">
      <div className="foot-note">{note}</div>
      <div className="foot-actions">{actions}</div>
    </div>
  );
}
