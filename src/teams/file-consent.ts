import { ActivityTypes, MessageFactory, type TurnContext } from 'botbuilder';
import { z } from 'zod/v4';
import { ExportRequest, requestName } from '../app/exports/request';
import { Refusal } from '../domain/errors';
import { FileFormat } from '../exports/formats';
import { filePlace } from '../places';
import type { Card } from '../views/card';
import { declinedView, notUploadedView } from '../views/export-choice';
import { wordsIn } from '../views/texts';
import { isPersonal } from './actor';
import { failureReply } from './dispatch';
import { contentTypes, makeDocument } from './documents';
import { fileActivity } from './file-cards';
import { fallbackLanguage, meet, type BotOptions } from './meet';
import { cardActivity } from './messenger';
import type { DocumentKey, Turn } from './turn';
import { upload } from './upload';

const Place = z.object({
  uploadUrl: z.string(),
  contentUrl: z.string(),
  uniqueId: z.string(),
});
/** What comes of a consent card; nothing of it is taken for granted. */
const Consent = z.discriminatedUnion('action', [
  z.object({
    action: z.literal('accept'),
    context: z.object({ document: ExportRequest, format: FileFormat }),
    uploadInfo: Place,
  }),
  z.object({ action: z.literal('decline') }),
]);

/** The places of a file, when both are where files may be. @throws Refusal `export/bad-place` */
function placesOf(
  { uploadUrl, contentUrl }: z.infer<typeof Place>,
  isLocal: boolean,
): { to: URL; seen: URL } {
  const [to, seen] = [filePlace(uploadUrl, isLocal), filePlace(contentUrl, isLocal)];
  if (!to || !seen) throw new Refusal('export/bad-place');
  return { to, seen };
}

/** What is about many units takes a moment to read and to write. */
function isLong({ document }: DocumentKey): boolean {
  return !('unitId' in document);
}

/** The person said yes: the document is made now, for who they are now, and put in their OneDrive. */
async function deliverFile(
  { outlet }: BotOptions,
  context: TurnContext,
  turn: Turn,
  { context: key, uploadInfo }: Extract<z.infer<typeof Consent>, { action: 'accept' }>,
): Promise<Card | undefined> {
  const { to, seen } = placesOf(uploadInfo, turn.local !== undefined);
  if (isLong(key)) await context.sendActivity(MessageFactory.text(turn.words.t('export.being-made')));
  const { fileName, bytes } = await makeDocument(turn, key);
  // Two tries have to fit into the time in which Teams wants an answer.
  const withinMs = outlet.adapter.withinMs / 2;
  if (!(await upload(to, bytes, contentTypes[key.format], withinMs))) {
    outlet.log.warn('file-not-taken', { format: key.format, bytes: bytes.length });
    return notUploadedView(turn.words, { ...key, document: requestName(key.document) });
  }
  const { uniqueId } = uploadInfo;
  const placed = { name: fileName, contentUrl: seen.href, uniqueId, fileType: key.format };
  await context.sendActivity(fileActivity(placed));
  return undefined;
}

/** A consent card that was answered is of no use any more. */
async function removeAsked({ outlet }: BotOptions, context: TurnContext): Promise<void> {
  const { replyToId } = context.activity;
  if (!replyToId) return;
  await context.deleteActivity(replyToId).catch((error: unknown) => {
    outlet.log.warn('consent-not-removed', { reason: error instanceof Error ? error.name : 'unknown' });
  });
}

/** @returns what is said of it; undefined when the file itself says it */
async function answer(options: BotOptions, context: TurnContext, turn: Turn): Promise<Card | undefined> {
  const consent = Consent.safeParse(context.activity.value);
  if (!consent.success) throw new Refusal('input/unreadable');
  const { data } = consent;
  const card =
    data.action === 'accept' ? await deliverFile(options, context, turn, data) : declinedView(turn.words);
  // After a failure it stays, since it can be said yes to again.
  if (!card || data.action === 'decline') await removeAsked(options, context);
  return card;
}

/**
 * The answer to the question whether a file may be put in the person's OneDrive. Nothing was kept since it was asked.
 * In a group nothing is put anywhere: Teams asks in the person's own chat only.
 */
export async function onFileConsent(options: BotOptions, context: TurnContext): Promise<void> {
  await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: { status: 200 } });
  if (!isPersonal(context)) return;
  let card: Card | undefined;
  let words = wordsIn(fallbackLanguage(options, context));
  try {
    const { turn } = await meet(options, context);
    words = turn.words;
    card = await answer(options, context, turn);
  } catch (error) {
    card = failureReply(words, options.deps.log, error).card;
  }
  if (card) await context.sendActivity(cardActivity(card));
}
