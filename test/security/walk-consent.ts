import { exportKinds } from '../../src/app/exports/request';
import type { Around } from './walk-around';
import { asText, refusalIn } from './walk-judge';
import { tried, type Walker, type Way } from './walk-people';
import { isRightful } from './walk-places';

/**
 * The yes to a file, which Teams sends back with what the bot once asked: by whom it was not asked, by those who have
 * no right to it any more, and in a group. Nothing is uploaded; and what is, holds nothing but what its reader may see.
 */

const host = 'contoso.sharepoint.com';

/** A OneDrive at the only place where files may go, which is no address of this machine. */
class OneDrive {
  private readonly before = globalThis.fetch;
  private taken: string[] = [];

  open(): void {
    globalThis.fetch = (to, init) => {
      if (new Request(to).url.includes(host)) {
        this.taken.push(Buffer.from(init?.body as Uint8Array).toString('utf8'));
        return Promise.resolve(new Response(undefined, { status: 201 }));
      }
      return this.before(to, init);
    };
  }

  close(): void {
    globalThis.fetch = this.before;
  }

  /** What was put there since this was asked last. */
  take(): string[] {
    return this.taken.splice(0);
  }
}

function yesTo(document: string) {
  const uploadInfo = {
    ...{ name: 'fil.csv', uniqueId: 'U-1', fileType: 'csv' },
    uploadUrl: `https://${host}/upload/1`,
    contentUrl: `https://${host}/personal/fil.csv`,
  };
  const value = { type: 'fileUpload', action: 'accept', context: { document, format: 'csv' }, uploadInfo };
  return { type: 'invoke', name: 'fileConsent/invoke', value };
}

/** What documents are about that are not of one unit. */
const subjects: Readonly<Record<string, readonly string[]>> = {
  overview: ['0-6', '6-18'],
  closing: ['0-6', '6-18'],
  workload: [''],
  mine: [''],
};

/** @returns whether it was put where it said */
async function consent(around: Around, drive: OneDrive, walker: Walker, way: Way, document: string) {
  const { world, judge, places } = around;
  const { tally } = judge;
  const what = `yes to ${document} (${way}) by ${walker.name}`;
  const mark = world.store.mark();
  const sent = await tried(world, walker, way, yesTo(document));
  const files = drive.take();
  const seen = [...sent.seen, ...files.map((text) => ({ by: walker.aadObjectId, text }))];
  const isFine = await judge.readsOnlyTheirs(places, { ...sent, seen }, what, document === 'mine');
  judge.holds(sent, refusalIn(sent.seen), what);
  await world.store.rewind(mark);
  tally.tried += 1;
  const isTheirs = way !== 'group' && isRightful(places, walker.person, { may: 'document' }, { document });
  if (isTheirs) return files.length > 0;
  if (files.length === 0 && isFine && !asText(sent.seen).includes(host)) tally.refused += 1;
  else {
    tally.letThrough += 1;
    judge.find(`${what}: let through`);
  }
  return false;
}

export async function walkConsents(around: Around, unitIds: readonly string[]): Promise<void> {
  const drive = new OneDrive();
  drive.open();
  try {
    for (const kind of exportKinds) {
      let isTaken = false;
      for (const subject of subjects[kind] ?? unitIds)
        for (const walker of around.walkers) {
          const document = subject === '' ? kind : `${kind}:${subject}`;
          isTaken = (await consent(around, drive, walker, 'own chat', document)) || isTaken;
          await consent(around, drive, walker, 'group', document);
        }
      if (!isTaken) around.judge.find(`${kind}: nobody was given the file`);
    }
  } finally {
    drive.close();
  }
}
