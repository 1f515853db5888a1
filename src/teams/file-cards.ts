import { MessageFactory, type Activity } from 'botbuilder';
import { requestName } from '../app/exports/request';
import type { DocumentKey, OfferedFile } from './turn';

/** Teams' own cards about files. Each goes alone in its message: with a text beside it Teams would split it. */

/** What a consent card sends back; whatever comes back is read and asked about anew. */
function contextOf({ document, format }: DocumentKey): { document: string; format: string } {
  return { document: requestName(document), format };
}

/** Asks whether a file may be put in the person's OneDrive. */
export function consentActivity({ name, sizeInBytes, description, key }: OfferedFile): Partial<Activity> {
  const context = contextOf(key);
  const content = { description, sizeInBytes, acceptContext: context, declineContext: context };
  return {
    ...MessageFactory.attachment({
      contentType: 'application/vnd.microsoft.teams.card.file.consent',
      name,
      content,
    }),
    summary: name,
  };
}

/** Where a file was put, as Teams says it. */
export interface PlacedFile {
  name: string;
  contentUrl: string;
  uniqueId: string;
  fileType: string;
}

/** The file as people open it from the chat. */
export function fileActivity({ name, contentUrl, uniqueId, fileType }: PlacedFile): Partial<Activity> {
  return {
    ...MessageFactory.attachment({
      contentType: 'application/vnd.microsoft.teams.card.file.info',
      contentUrl,
      name,
      content: { uniqueId, fileType },
    }),
    summary: name,
  };
}
