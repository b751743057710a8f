import type { ReactNode } from 'react';
import { call, run, useAppState } from '../../bridge';
import { Select, Switch, type Option } from '../../components';
import type { Settings } from '../../../electron/contract';

/** Changes one or more settings at once; main answers with the whole state. */
export function change(part: Partial<Settings>): void {
  void run(call('app.changeSettings', part));
}

type RowProps = { readonly title: string; readonly hint: ReactNode; readonly children?: ReactNode };

export function SettingRow({ title, hint, children }: RowProps) {
  return (
    <div className="setting">
      <div className="setting-words">
        <p className="setting-title">{title}</p>
        <p className="setting-hint">{hint}</p>
      </div>
      {children && <div className="setting-control">{children}</div>}
    </div>
  );
}

type FlagName = { [K in keyof Settings]: Settings[K] extends boolean ? K : never }[keyof Settings];

export function FlagRow({
  name,
  title,
  hint,
}: {
  readonly name: FlagName;
  readonly title: string;
  readonly hint: ReactNode;
}) {
  const { settings } = useAppState();
  return (
    <SettingRow title={title} hint={hint}>
      <Switch label={title} hideLabel checked={settings[name]} onChange={(on) => change({ [name]: on })} />
    </SettingRow>
  );
}

type ChoiceProps<T extends string> = RowProps & {
  readonly options: readonly Option<T>[];
  readonly value: T;
  readonly onChange: (value: T) => void;
};

export function ChoiceRow<T extends string>({ title, hint, options, value, onChange }: ChoiceProps<T>) {
  return (
    <SettingRow title={title} hint={hint}>
      <Select label={title} hideLabel options={options} value={value} onChange={onChange} />
    </SettingRow>
  );
}

type NumberProps<T extends number> = RowProps & {
  readonly values: readonly T[];
  readonly value: T;
  readonly words: (value: T) => string;
  readonly onChange: (value: T) => void;
};

/** A choice among numbers; what is set now is offered even when it is not one of them. */
export function NumberRow<T extends number>({ title, hint, values, value, words, onChange }: NumberProps<T>) {
  const offered = values.includes(value) ? values : [...values, value];
  return (
    <ChoiceRow
      title={title}
      hint={hint}
      value={String(value)}
      options={offered.map((each) => ({ value: String(each), label: words(each) }))}
      onChange={(text) => {
        const chosen = offered.find((each) => String(each) === text);
        if (chosen !== undefined) onChange(chosen);
      }}
    />
  );
}
