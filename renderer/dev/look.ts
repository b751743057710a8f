import './fake-bridge';
import { go, type ScreenName } from '../app/router';

const query = new URLSearchParams(location.search);
go({
  screen: (query.get('screen') ?? 'account') as ScreenName,
  id: query.get('id') ?? undefined,
  section: query.get('section') ?? undefined,
});
void import('../main');
