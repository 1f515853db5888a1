import { hasChoices, type Question } from '../../../src/domain/guide/question';

/** What a person answers to a question: the same words, whichever way they are given. */
export interface Given {
  /** As one message in the chat. */
  written: string;
  /** In the inputs of a card, by what comes after the question's id. */
  typed: Readonly<Record<string, string>>;
}

/** @param place whose answer it is and to which meeting, so that each can be told from the others */
export function answerTo(question: Question, place: string, at: number): Given {
  if (hasChoices(question)) {
    const index = at % (question.choices?.length ?? 1);
    return { written: String(index + 1), typed: { '': question.choices?.[index]?.value ?? '' } };
  }
  if (question.kind === 'link') {
    const address = `https://billeder.example/${encodeURIComponent(place)}/${question.id}`;
    return { written: address, typed: { '': address } };
  }
  if (question.kind === 'data-source') {
    const what = `Trivselsmåling før ${place}`;
    return {
      written: `B, 1. februar 2026, ${what}`,
      typed: { '': what, type: 'B', date: '2026-02-01' },
    };
  }
  const lines =
    question.kind === 'long' ? [`Svar på ${question.id} til ${place}.`, 'Det har flere set.'] : [place];
  return { written: lines.join('\n'), typed: { '': lines.join('\n') } };
}
