import type { problems as en } from '../en/problems';
import type { Same } from '../same';

export const problems = { dialogTitle: '확인할 것이 있습니다' } as const satisfies Same<typeof en>;
