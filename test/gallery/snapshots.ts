import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../src/assets';
import type { Scene } from './stage';

/** Every scene's card as someone last looked at it and found it good: a file a scene and language. */

const folder = join(projectRoot(), 'test', 'gallery', 'snapshots');

function fileOf({ name, language }: Scene): string {
  return `${name}.${language}.json`;
}

function textOf({ card }: Scene): string {
  return `${JSON.stringify(card, null, 2)}\n`;
}

function stored(): string[] {
  return readdirSync(folder).filter((name) => name.endsWith('.json'));
}

const shortest = (value: unknown): string => {
  const text = JSON.stringify(value) as string | undefined;
  if (text === undefined) return 'nothing';
  return text.length > 120 ? `${text.slice(0, 120)}…` : text;
};

/** The places where two values differ: 'body[2].text was "a", is "b"'. */
function differences(was: unknown, is: unknown, path = ''): string[] {
  const isBranch = (value: unknown): value is Record<string, unknown> =>
    typeof value === 'object' && value !== null;
  if (!isBranch(was) || !isBranch(is) || Array.isArray(was) !== Array.isArray(is))
    return was === is ? [] : [`${path} was ${shortest(was)}, is ${shortest(is)}`];
  const names = new Set([...Object.keys(was), ...Object.keys(is)]);
  return [...names].flatMap((name) => {
    const step = Array.isArray(was) ? `${path}[${name}]` : `${path}${path && '.'}${name}`;
    return differences(was[name], is[name], step);
  });
}

const mostDifferences = 5;

/** What stands between a scene and its snapshot; empty when they are the same. */
export function changeOf(scene: Scene): string[] {
  const file = fileOf(scene);
  if (!existsSync(join(folder, file))) return [`${file} is not there yet`];
  const found = differences(JSON.parse(readFileSync(join(folder, file), 'utf8')), scene.card);
  return found.slice(0, mostDifferences).map((difference) => `${file}: ${difference}`);
}

/** Snapshots of scenes that are no longer shown. */
export function strays(scenes: readonly Scene[]): string[] {
  const known = new Set(scenes.map(fileOf));
  return stored().filter((name) => !known.has(name));
}

/** Takes every card as it is now. @returns the files that changed */
export function accept(scenes: readonly Scene[]): string[] {
  mkdirSync(folder, { recursive: true });
  const gone = strays(scenes);
  for (const name of gone) rmSync(join(folder, name));
  const changed = scenes.filter((scene) => changeOf(scene).length > 0);
  for (const scene of changed) writeFileSync(join(folder, fileOf(scene)), textOf(scene));
  return [...gone, ...changed.map(fileOf)];
}
