import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountSummary, Draft } from '../../../../electron/contract';
import { call, type Response } from '../../../bridge';
import { Field, Icon, IconButton, RadioGroup } from '../../../components';
import { administratorAccessArn, isAdministratorAccess, policyName } from './draft';

type Permission = Draft['permission'];
type Props = {
  readonly account: AccountSummary;
  readonly permission: Permission;
  readonly onPermission: (permission: Permission) => void;
};

function isDefault(permission: Permission): boolean {
  if (permission.kind === 'group') return false;
  const [only, ...more] = permission.policyArns;
  return only !== undefined && more.length === 0 && isAdministratorAccess(only);
}

/** AdministratorAccess by default; other AWS policies or one group by search. */
export function PermissionChoice({ account, permission, onPermission }: Props) {
  const { t } = useTranslation();
  const [other, setOther] = useState(!isDefault(permission));
  return (
    <div className="stack-s">
      <RadioGroup
        label={t('setup.choices.permission')}
        value={other ? 'other' : 'admin'}
        onChange={(value) => {
          setOther(value === 'other');
          if (value === 'admin')
            onPermission({ kind: 'policies', policyArns: [administratorAccessArn(account.partition)] });
        }}
        options={[
          { value: 'admin', label: t('setup.choices.permissionAdmin') },
          { value: 'other', label: t('setup.choices.permissionOther') },
        ]}
      />
      {other && <Picker account={account} permission={permission} onPermission={onPermission} />}
    </div>
  );
}

function Picker({ account, permission, onPermission }: Props) {
  const { t } = useTranslation();
  const [query, setQuery] = useState('');
  const [found, setFound] = useState<Response<'setup.searchPermissions'> | null>(null);
  useEffect(() => {
    if (query.trim() === '') return setFound(null);
    let wanted = true;
    const timer = setTimeout(() => {
      void call('setup.searchPermissions', { accountRef: account.ref, query: query.trim() }).then(
        (result) => {
          if (wanted && result.ok) setFound(result.value);
        },
      );
    }, 250);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [query, account.ref]);
  const arns = permission.kind === 'policies' ? permission.policyArns : [];
  const addPolicy = (arn: string) => {
    if (arns.includes(arn) || arns.length >= 10) return;
    onPermission({ kind: 'policies', policyArns: [...arns, arn] });
  };
  const removePolicy = (arn: string) =>
    onPermission({ kind: 'policies', policyArns: arns.filter((one) => one !== arn) });
  const empty = permission.kind === 'policies' && arns.length === 0;
  return (
    <>
      <ul className="picked">
        {permission.kind === 'group' && (
          <Picked
            name={permission.groupName}
            icon="users"
            onRemove={() => onPermission({ kind: 'policies', policyArns: [] })}
          />
        )}
        {arns.map((arn) => (
          <Picked key={arn} name={policyName(arn)} icon="shield" onRemove={() => removePolicy(arn)} />
        ))}
      </ul>
      <Field
        label={t('setup.choices.permissionSearch')}
        value={query}
        onChange={setQuery}
        type="search"
        icon="search"
        maxLength={128}
        error={empty ? t('setup.choices.permissionEmpty') : undefined}
      />
      {found && (
        <div className="found">
          {found.policies.length + found.groups.length === 0 && (
            <p className="found-head">{t('setup.choices.permissionNone')}</p>
          )}
          {found.policies.length > 0 && <p className="found-head">{t('setup.choices.permissionPolicies')}</p>}
          {found.policies.map((policy) => (
            <button
              key={policy.arn}
              type="button"
              className="found-item"
              onClick={() => addPolicy(policy.arn)}
            >
              {policy.name}
            </button>
          ))}
          {found.groups.length > 0 && <p className="found-head">{t('setup.choices.permissionGroups')}</p>}
          {found.groups.map((groupName) => (
            <button
              key={groupName}
              type="button"
              className="found-item"
              onClick={() => onPermission({ kind: 'group', groupName })}
            >
              {groupName}
            </button>
          ))}
        </div>
      )}
    </>
  );
}

function Picked({
  name,
  icon,
  onRemove,
}: {
  readonly name: string;
  readonly icon: 'users' | 'shield';
  readonly onRemove: () => void;
}) {
  const { t } = useTranslation();
  return (
    <li>
      <Icon name={icon} size={14} />
      {name}
      <IconButton
        icon="x"
        size={14}
        label={t('setup.choices.permissionRemove', { name })}
        onPress={onRemove}
      />
    </li>
  );
}
