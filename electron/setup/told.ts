import { problemOf } from '../aws/errors';

/** What AWS answered, as the problem a person is told. */
export async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw problemOf(error);
  }
}
