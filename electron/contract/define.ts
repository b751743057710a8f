import type { z } from 'zod';

/** A request the renderer sends and main answers with a {@link Result}. */
export type Call<Req extends z.ZodType = z.ZodType, Res extends z.ZodType = z.ZodType> = {
  readonly kind: 'call';
  readonly request: Req;
  readonly response: Res;
};

/** A whole snapshot that main pushes; a missed one cannot leave a screen wrong. */
export type Push<S extends z.ZodType = z.ZodType> = { readonly kind: 'push'; readonly snapshot: S };

export type Leaf = Call | Push;
export type Room = Readonly<Record<string, Leaf>>;

/** Declares a call: what goes in, what comes out. Both are validated in main. */
export function call<Req extends z.ZodType, Res extends z.ZodType>(
  request: Req,
  response: Res,
): Call<Req, Res> {
  return { kind: 'call', request, response };
}

/** Declares a subscription that always carries the whole small state. */
export function push<S extends z.ZodType>(snapshot: S): Push<S> {
  return { kind: 'push', snapshot };
}
