import { type ErrorCode } from '../domain/errors';
import { z } from 'zod/v4';
import { type Button, type Card, Frame, button, card, noAlert } from './card';
import { type TextKey, type Words, errorKey } from './texts';

export const NoticeData = Frame.extend({ message: z.string() });

/** A plain sentence: a refusal, or something that happened. */
export function noticeView(
  words: Words,
  message: string,
  buttons: Button[] = [],
  title: TextKey = 'notice.title',
): Card {
  return card('notice', NoticeData, {
    title: words.t(title),
    purpose: words.t('purpose.only-you'),
    alert: noAlert,
    message,
    buttons,
  });
}

export function refusalView(words: Words, code: ErrorCode): Card {
  return noticeView(words, words.t(errorKey(code)), [button(words.t('command.help'), 'home.open')]);
}
