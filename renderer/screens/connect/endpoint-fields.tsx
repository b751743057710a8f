import { useTranslation } from 'react-i18next';
import { Field, Select } from '../../components';
import { partitions, type Partition } from '../../../electron/contract/constants';

export type EndpointChoice = { readonly partition: Partition | 'auto'; readonly address: string };
export const noEndpoint: EndpointChoice = { partition: 'auto', address: '' };

/** The form of the contract: the same address for both services, or null for AWS. */
export function endpointOf(choice: EndpointChoice): { readonly iam: string; readonly sts: string } | null {
  const address = choice.address.trim();
  return address === '' ? null : { iam: address, sts: address };
}

type Props = {
  readonly value: EndpointChoice;
  readonly onChange: (value: EndpointChoice) => void;
  readonly startOpen: boolean;
  /** Enter in the field does what the form's own button does; there is none where a list of profiles is chosen from. */
  readonly onSubmit?: (() => void) | undefined;
};

/** Folded: few people need it. */
export function EndpointFields({ value, onChange, startOpen, onSubmit }: Props) {
  const { t } = useTranslation();
  return (
    <details className="fold" open={startOpen || undefined}>
      <summary>{t('welcome.connect.more')}</summary>
      <div className="stack fold-body">
        <Select
          label={t('welcome.connect.partition')}
          value={value.partition}
          onChange={(partition) => onChange({ ...value, partition })}
          options={[
            { value: 'auto', label: t('welcome.connect.partitionAuto') },
            ...partitions.map((name) => ({ value: name, label: t(`common.partition.${name}`) })),
          ]}
        />
        <Field
          label={t('welcome.connect.endpoint')}
          value={value.address}
          mono
          maxLength={200}
          onChange={(address) => onChange({ ...value, address })}
          hint={t('welcome.connect.endpointHint')}
          onSubmit={onSubmit}
        />
      </div>
    </details>
  );
}
