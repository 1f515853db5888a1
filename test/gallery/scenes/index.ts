import type { Tour } from '../stage';
import { absence } from './absence';
import { administration, people } from './administration';
import { agreements } from './agreements';
import { audit } from './audit';
import { basis } from './basis';
import { chat, entryChat } from './chat';
import { closing, handover } from './closing';
import { crowded } from './crowded';
import { delivery, news } from './delivery';
import { documents, ownDocuments } from './documents';
import { followUp, oneToOne } from './follow-up';
import { home, ownMachine } from './home';
import { input, preparation, selvejende } from './preparation';
import { planning } from './planning';
import { privacy } from './privacy';
import { receipts } from './receipts';
import { refusals } from './refusals';
import { status } from './status';
import { supervision } from './supervision';
import { supervisionPoints } from './supervision-points';
import { agreementArea, thread } from './thread';

/** Every tour, in the order of the page. */
export const tours: readonly Tour[] = [
  home,
  ownMachine,
  preparation,
  input,
  selvejende,
  chat,
  basis,
  followUp,
  agreementArea,
  entryChat,
  oneToOne,
  agreements,
  receipts,
  status,
  thread,
  supervision,
  supervisionPoints,
  closing,
  handover,
  documents,
  ownDocuments,
  planning,
  absence,
  administration,
  people,
  audit,
  privacy,
  delivery,
  news,
  crowded,
  refusals,
];
