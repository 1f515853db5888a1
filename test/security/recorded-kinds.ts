import type { Tour } from '../gallery/stage';
import type { Json } from '../support/fake-connector';

/** What Teams sends beside messages and pressed buttons, in the shapes that its documentation gives. */

const uploadInfo = {
  name: 'Hele loopet.docx',
  // A place that no file may go to, so that nothing ever leaves the machine that plays it.
  uploadUrl: 'https://demo.sharepoint.invalid/personal/mette/_api/upload/1',
  contentUrl: 'https://demo.sharepoint.invalid/personal/mette/hele-loopet.docx',
  uniqueId: '5a5c8ba6-0000-4000-8000-000000000001',
  fileType: 'docx',
};
const context = { document: 'loop:moellevang', format: 'docx' };

function invoke(name: string, value: Json): Json {
  return { type: 'invoke', name, value };
}

function query(parameter: Json): Json {
  const value = { commandId: 'units', parameters: [parameter], queryOptions: { skip: 0, count: 25 } };
  return invoke('composeExtension/query', value);
}

const others: readonly Json[] = [
  { type: 'installationUpdate', action: 'add' },
  { type: 'installationUpdate', action: 'add-upgrade' },
  { type: 'conversationUpdate', membersAdded: [{ id: '28:bot' }] },
  {
    type: 'conversationUpdate',
    membersRemoved: [{ id: '28:bot' }],
    channelData: { eventType: 'teamMemberRemoved', tenant: { id: 'tenant-demo' } },
  },
  query({ name: 'initialRun', value: 'true' }),
  query({ name: 'query', value: 'moellev' }),
  invoke('fileConsent/invoke', { type: 'fileUpload', action: 'accept', context, uploadInfo }),
  invoke('fileConsent/invoke', { type: 'fileUpload', action: 'decline', context }),
  invoke('task/fetch', { data: { type: 'task/fetch' }, context: { theme: 'default' } }),
  invoke('message/submitAction', {
    actionName: 'feedback',
    actionValue: { reaction: 'like', feedback: '{}' },
  }),
  invoke('signin/verifyState', { state: '123456' }),
  { type: 'typing' },
  { type: 'messageReaction', reactionsAdded: [{ type: 'like' }], replyToId: '1712345678901' },
  { type: 'messageReaction', reactionsRemoved: [{ type: 'like' }], replyToId: '1712345678901' },
  {
    type: 'messageUpdate',
    text: 'Jeg mente Havblik.',
    channelData: { eventType: 'editMessage', tenant: { id: 'tenant-demo' } },
  },
  { type: 'messageDelete', channelData: { eventType: 'softDeleteMessage', tenant: { id: 'tenant-demo' } } },
  {
    type: 'event',
    name: 'application/vnd.microsoft.meetingStart',
    value: { Title: 'Læringssamtale', MeetingType: 'Scheduled' },
  },
  { type: 'endOfConversation', code: 'completedSuccessfully' },
  { type: 'handoff', name: 'handoff.initiate', value: { skill: 'x' } },
  {
    type: 'trace',
    name: 'OnTurnError Trace',
    valueType: 'https://www.botframework.com/schemas/error',
    value: 'x',
  },
  { type: 'command', name: 'application/vnd.microsoft.meeting.command', value: { commandId: 'c1' } },
  { type: 'somethingNew', value: { a: 1 } },
  {
    type: 'message',
    text: '<at>Kvalitetsloop</at> status Møllevang',
    entities: [
      { type: 'mention', text: '<at>Kvalitetsloop</at>', mentioned: { id: '28:bot', name: 'Kvalitetsloop' } },
    ],
  },
  {
    type: 'message',
    text: '',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.teams.file.download.info',
        name: 'billede.png',
        content: { downloadUrl: 'https://demo.sharepoint.invalid/x', fileType: 'png' },
      },
    ],
  },
  { type: 'installationUpdate', action: 'remove' },
];

/** Sent by one person, so that leaving comes last. */
export const otherKinds: Tour = {
  subject: 'other kinds',
  async play({ bot }) {
    const mette = bot.person('Mette Skov');
    for (const activity of others) await mette.send(activity);
  },
};
