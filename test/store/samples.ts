import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StoredDocument } from '../../src/app/ports';
import type { Body } from '../../src/store/versions';

/** A body as a version of the program wrote it, and the shape that version had. They stay as they are. */
export interface Sample {
  type: string;
  v: number;
  shape: string[];
  body: Body;
}

const folder = join(__dirname, 'samples');

/** Every sample there is: `samples/<type>.v<version>.json`. */
export function samples(): Sample[] {
  return readdirSync(folder).map((name) => {
    const [, type = '', v = ''] = /^([a-z-]+)\.v(\d+)\.json$/.exec(name) ?? [];
    const { shape, body } = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Sample;
    return { type, v: Number(v), shape, body };
  });
}

export function storedAs({ type, v, body }: Sample): StoredDocument {
  return { pk: 'moellevang', id: 'sample', type, v, body, etag: '1' };
}
