import { z } from 'zod/v4';
import { listExports } from '../../app/exports/make-export';
import { ExportRequest } from '../../app/exports/request';
import { FileFormat } from '../../exports/formats';
import type { Card } from '../../views/card';
import { exportChoiceView, readyView } from '../../views/export-choice';
import { makeDocument } from '../documents';
import type { Reply, Turn } from '../turn';
import { onVerb } from '../verbs';

/** 'eksport', 'eksport <enhed>': what this person may have as a document. */
export async function exportCard(turn: Turn, written = ''): Promise<Card> {
  const { deps, actor, words, local } = turn;
  return exportChoiceView(words, await listExports(deps, actor, written), local !== undefined);
}

/** Made once to say how big it is and that it can be made; then again for who says yes. */
async function offer(turn: Turn, key: { document: ExportRequest; format: FileFormat }): Promise<Reply> {
  const { words, local } = turn;
  const { title, subtitle, fileName, bytes } = await makeDocument(turn, key);
  const made = { title, subtitle, fileName, sizeInBytes: bytes.length };
  if (local) return { card: readyView(words, made, local.link(turn, key)) };
  return {
    card: readyView(words, made),
    file: { name: fileName, sizeInBytes: bytes.length, description: subtitle, key },
  };
}

onVerb('export.open', { data: z.object({}), run: async (turn) => ({ card: await exportCard(turn) }) });
onVerb('export.offer', {
  data: z.object({ document: ExportRequest, format: FileFormat }),
  run: (turn, key) => offer(turn, key),
});
