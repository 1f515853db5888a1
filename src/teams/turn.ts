import type { z } from 'zod/v4';
import type { Actor, Deps } from '../app/deps';
import type { ExportRequest } from '../app/exports/request';
import type { Caller } from '../app/meet-person';
import type { ChatMessage } from '../domain/guide/chat';
import type { FileFormat } from '../exports/formats';
import type { Button, Card } from '../views/card';
import type { Words } from '../views/texts';
import { type Field } from '../views/fields';
import { type GivenBack, type Persona } from '../views/forms';

/** Local mode: the invented people that anyone may try, and whose part this chat plays. */
export interface LocalMode {
  personas(words: Words): Promise<Persona[]>;
  /** The caller as the person whose part they play. */
  seated(caller: Caller): Promise<Caller>;
  /** Lets whoever sits at the chat be another person from now on. */
  become(turn: Turn, personId: string): Promise<Turn>;
  /** Shows what is due for the person, whatever the hour. @returns how many cards */
  showDue(turn: Turn): Promise<number>;
  /** The chat window takes no files, so there a link gives the document, once. */
  link(turn: Turn, key: DocumentKey): string;
}

/** One thing a known person did, as handlers see it; nothing of the SDK. */
export interface Turn {
  deps: Deps;
  actor: Actor;
  caller: Caller;
  words: Words;
  message: ChatMessage;
  /** The message whose card was pressed. */
  clickedId?: string;
  local?: LocalMode;
}

/** A document that a person may have: which, and as what. */
export interface DocumentKey {
  document: ExportRequest;
  format: FileFormat;
}

/** A file that Teams asks the person about; it is made anew when they say yes. */
export interface OfferedFile {
  name: string;
  sizeInBytes: number;
  /** What it is and who may have it. */
  description: string;
  key: DocumentKey;
}

/** What goes back: a card that takes the place of the one clicked, or is posted; then more cards. */
export interface Reply {
  card: Card;
  then?: Card[];
  /** Always in the person's own chat: Teams takes files nowhere else. */
  file?: OfferedFile;
  /** Runs after the reply is on its way. */
  after?: () => Promise<unknown>;
}

/** What is there even when the store could not say who the person is. */
export type Setting = Pick<Turn, 'deps' | 'words'> & Partial<Pick<Turn, 'actor'>>;

/** A verb of a card: how its data is read, what it does, and, for forms, how what was typed is given back. */
export interface VerbHandler<D> {
  data: z.ZodType<D>;
  run(turn: Turn, data: NoInfer<D>): Promise<Reply>;
  typed?: GivenBack & {
    fields(setting: Setting, data: NoInfer<D>): Field[] | Promise<Field[]>;
    back?(setting: Setting, data: NoInfer<D>): Button;
  };
}
