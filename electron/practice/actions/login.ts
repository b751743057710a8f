import { targetIamUser, type Action, type Actions, type Context } from '../context';
import { wire } from '../errors';
import { rules } from '../input';
import { checkPassword } from '../password';
import type { User } from '../state';

const loginOf = (user: User): NonNullable<User['login']> => {
  if (user.login) return user.login;
  throw wire.missing(`Login Profile for User ${user.name} cannot be found.`);
};

const loginXml = (user: User, login: NonNullable<User['login']>) => ({
  LoginProfile: {
    UserName: user.name,
    CreateDate: new Date(login.created),
    PasswordResetRequired: login.resetRequired,
  },
});

const setPassword = (context: Context, user: User, password: string): void => {
  const login = loginOf(user);
  checkPassword(context.state.passwordPolicy, password, user.name, login.passwords);
  login.passwords = [password, ...login.passwords].slice(0, 24);
};

const changePassword: Action = (context, input) => {
  const old = input.required('OldPassword', rules.password);
  const next = input.required('NewPassword', rules.password);
  const { user } = context.caller;
  if (!user) throw wire.userType('Only IAM Users can change their own password');
  if (loginOf(user).passwords[0] !== old) throw wire.denied('The old password was incorrect.');
  setPassword(context, user, next);
  loginOf(user).resetRequired = false;
  return null;
};

export const loginActions: Actions = {
  CreateLoginProfile: (context, input) => {
    const password = input.required('Password', rules.password);
    const resetRequired = input.flag('PasswordResetRequired') ?? false;
    const user = targetIamUser(context, input);
    if (user.login) throw wire.exists(`Login Profile for user ${user.name} already exists.`);
    checkPassword(context.state.passwordPolicy, password, user.name, []);
    user.login = { created: context.now, resetRequired, passwords: [password] };
    return loginXml(user, user.login);
  },

  GetLoginProfile: (context, input) => {
    const user = targetIamUser(context, input);
    return loginXml(user, loginOf(user));
  },

  UpdateLoginProfile: (context, input) => {
    const password = input.optional('Password', rules.password);
    const resetRequired = input.flag('PasswordResetRequired');
    const user = targetIamUser(context, input);
    const login = loginOf(user);
    if (password !== undefined) setPassword(context, user, password);
    login.resetRequired = resetRequired ?? login.resetRequired;
    return null;
  },

  DeleteLoginProfile: (context, input) => {
    const user = targetIamUser(context, input);
    loginOf(user);
    user.login = null;
    return null;
  },

  ChangePassword: changePassword,
};
