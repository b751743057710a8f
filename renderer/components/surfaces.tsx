import type { ReactNode } from 'react';
import { HeadingLevel } from './heading-level';

export function Card({
  children,
  tone,
  padded = true,
}: {
  readonly children: ReactNode;
  readonly tone?: 'ok' | 'warn' | 'danger' | 'info' | 'practice' | undefined;
  readonly padded?: boolean | undefined;
}) {
  return <div className={`card${tone ? ` ${tone}` : ''}${padded ? ' padded' : ''}`}>{children}</div>;
}

/** A titled part of a screen. */
export function Section({
  title,
  count,
  aside,
  children,
  level = 2,
}: {
  readonly title: ReactNode;
  readonly count?: ReactNode;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
  readonly level?: 2 | 3 | undefined;
}) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section className="section">
      <div className="section-head">
        <Heading>
          {title}
          {count !== undefined && <span className="section-count"> {count}</span>}
        </Heading>
        {aside && <div className="section-aside">{aside}</div>}
      </div>
      <HeadingLevel.Provider value={3}>{children}</HeadingLevel.Provider>
    </section>
  );
}

/** Rows in a card, divided by hairlines. */
export function List({
  children,
  ordered,
  label,
}: {
  readonly children: ReactNode;
  readonly ordered?: boolean | undefined;
  readonly label?: string | undefined;
}) {
  const Tag = ordered ? 'ol' : 'ul';
  return (
    <Tag className="list card" aria-label={label}>
      {children}
    </Tag>
  );
}

export type RowProps = {
  readonly lead?: ReactNode;
  readonly title: ReactNode;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
  readonly current?: boolean | undefined;
};

/** One row: disc or icon, fact, evidence, one button. */
export function Row({ lead, title, children, action, current }: RowProps) {
  return (
    <li className="row" aria-current={current ? 'step' : undefined}>
      {lead && <div className="row-lead">{lead}</div>}
      <div className="row-words">
        <div className="row-title">{title}</div>
        {children && <div className="row-text">{children}</div>}
      </div>
      {action && <div className="row-action">{action}</div>}
    </li>
  );
}

/** Label and value pairs of an aside. */
export function Facts({ children }: { readonly children: ReactNode }) {
  return <dl className="facts">{children}</dl>;
}

export function Fact({ label, children }: { readonly label: ReactNode; readonly children: ReactNode }) {
  return (
    <div className="fact">
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** One part of an aside, parted from the next by a hairline. */
export function AsidePart({ title, children }: { readonly title?: ReactNode; readonly children: ReactNode }) {
  return (
    <div className="aside-part">
      {title && <h2 className="aside-title">{title}</h2>}
      {children}
    </div>
  );
}

/** Shown in place of an empty list. */
export function Empty({
  icon,
  title,
  children,
  actions,
}: {
  readonly icon?: ReactNode;
  readonly title: ReactNode;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
}) {
  return (
    <div className="empty card padded">
      {icon}
      <div className="empty-words">
        <p className="empty-title">{title}</p>
        {children && <p className="empty-text">{children}</p>}
      </div>
      {actions && <div className="empty-actions">{actions}</div>}
    </div>
  );
}
