import { useEffect, useMemo, useRef, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../clock';
import { announce, Field, IconButton, KeyCap } from '../../components';
import { seconds } from '../../i18n';
import { commonTags, passes, type Findable, type FilterName } from './find';
import { lastSeconds } from './row-parts';
import { secondsLeft } from './use-copy';

type Props = {
  readonly items: readonly Findable[];
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly filter: FilterName;
  readonly onFilter: (filter: FilterName) => void;
  readonly period: number;
  readonly found: number;
  readonly inputRef: Ref<HTMLInputElement>;
  /** Enter with one result. */
  readonly onOnly: () => void;
};

const focusList = () => document.querySelector<HTMLElement>('.codes [data-cursor="true"]')?.focus();

/** Search, filter chips and the countdown that most rows share. */
export function FindBar(props: Props) {
  const { t } = useTranslation();
  const { items, query, onQuery, filter } = props;
  const filters = useMemo((): readonly { readonly name: FilterName; readonly count: number }[] => {
    const names: FilterName[] = [
      'all',
      'aws',
      ...commonTags(items).map((tag): FilterName => `tag:${tag}`),
      'root',
    ];
    return names
      .map((name) => ({ name, count: items.filter(passes(name)).length }))
      .filter(({ name, count }) => name === 'all' || count > 0);
  }, [items]);
  const said = useRef(query);
  useEffect(() => {
    if (said.current === query) return;
    // The list follows the letters a little later, and then this waits anew; only what was said is done.
    const timer = setTimeout(() => {
      said.current = query;
      announce(t('authenticator.heard.results', { count: props.found }));
    }, 700);
    return () => clearTimeout(timer);
  }, [query, props.found, t]);
  const wordOf = (name: FilterName): string => {
    if (name === 'all' || name === 'aws' || name === 'root') return t(`authenticator.${name}`);
    return name.slice(4);
  };
  return (
    <div className="find-bar">
      <div className="find-field" role="search">
        <Field
          label={t('authenticator.find')}
          hideLabel
          placeholder={t('authenticator.find')}
          icon="search"
          type="search"
          value={query}
          onChange={onQuery}
          onSubmit={props.onOnly}
          inputRef={props.inputRef}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (event.key === 'ArrowDown') {
              event.preventDefault();
              focusList();
            }
            if (event.key !== 'Escape') return;
            event.preventDefault();
            event.stopPropagation();
            if (query === '') focusList();
            else onQuery('');
          }}
          trailing={
            query === '' ? (
              <KeyCap>/</KeyCap>
            ) : (
              <IconButton icon="x" label={t('authenticator.clearSearch')} onPress={() => onQuery('')} />
            )
          }
        />
      </div>
      <div className="filters" role="group" aria-label={t('authenticator.filters')}>
        {filters.map(({ name, count }) => (
          <button
            key={name}
            type="button"
            className="filter"
            aria-pressed={filter === name}
            onClick={() => props.onFilter(filter === name ? 'all' : name)}
          >
            {wordOf(name)} <span className="filter-count">{count}</span>
          </button>
        ))}
      </div>
      <Countdown period={props.period} />
    </div>
  );
}

function Countdown({ period }: { readonly period: number }) {
  const { t } = useTranslation();
  const left = secondsLeft({ period }, useNow());
  return (
    <p className="countdown" aria-hidden="true">
      <span className="wide-only">{t('authenticator.newIn')}</span>
      <b className={left <= lastSeconds ? 'low' : undefined}>
        <span className="countdown-left">{seconds(left)}</span>
      </b>
    </p>
  );
}
