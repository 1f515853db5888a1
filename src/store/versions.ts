import type { Json, StoreDocument } from '../app/ports';

export type Body = StoreDocument['body'];

/** From one version of a body to the next. Pure: the same body comes to the same, however often it is read. */
export type Migration = (body: Readonly<Body>) => { [key: string]: Json };

/** The version that so many migrations lead to. The first had none. */
export function versionAfter(steps: readonly Migration[]): number {
  return steps.length + 1;
}

/** A body as the newest version has it. @param version what it was written in; not newer than the steps lead to */
export function upgraded(body: Body, version: number, steps: readonly Migration[]): Body {
  return steps.slice(version - 1).reduce<Body>((older, step) => step(older), body);
}
