import { z } from 'zod/v4';
import type { ErrorCode } from '../domain/errors';
import { alert, Button, button, card, Frame, noAlert, type Card } from './card';
import { Field } from './preparation';
import { errorKey, type TextKey, type Words } from './texts';

export const NoticeData = Frame.extend({ message: z.string() });

/** A plain sentence: a refusal, or something that happened. */
export function noticeView(
  words: Words,
  message: string,
  buttons: Button[] = [],
  title: TextKey = 'notice.title',
): Card {
  return card('notice', NoticeData, { title: words.t(title), purpose: '', alert: noAlert, message, buttons });
}

export function refusalView(words: Words, code: ErrorCode): Card {
  return noticeView(words, words.t(errorKey(code)), [button(words.t('command.help'), 'home.open')]);
}

export const FormData = Frame.extend({ intro: z.string(), fields: z.array(Field) });

/** What was typed, given back with what went wrong and a button that sends it again. */
export function retryView(
  words: Words,
  code: ErrorCode,
  fields: Field[],
  again: { verb: string; data: Record<string, unknown> },
  back?: Button,
): Card {
  const send = button(words.t('common.send-again'), again.verb, again.data, {
    style: 'positive',
    inputs: 'auto',
  });
  return card('form', FormData, {
    title: words.t('retry.title'),
    purpose: '',
    alert: alert(words.t(errorKey(code)), 'attention'),
    intro: '',
    fields,
    buttons: back ? [send, back] : [send],
  });
}
