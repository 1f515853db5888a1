import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod/v4';
import { templates, type Card, type TemplateName } from '../../src/views/card';
import { render } from '../../src/views/render';
import { findingsOf, partsOf } from '../support/adaptive-cards';
import { AgreementData } from '../../src/views/agreement';
import { BasisData } from '../../src/views/basis-card';
import { QuestionData } from '../../src/views/chat';
import { AnswersData } from '../../src/views/chat-answers';
import { ChooseData } from '../../src/views/choose';
import { ConflictData } from '../../src/views/conflict';
import { FollowUpData } from '../../src/views/follow-up';
import { FormData } from '../../src/views/forms';
import { HomeData } from '../../src/views/home';
import { NextData } from '../../src/views/next';
import { NoticeData } from '../../src/views/notice';
import { PreparationData } from '../../src/views/preparation';
import { ReceiptData } from '../../src/views/receipt';
import { ReceiptsData } from '../../src/views/receipts';
import { PortfolioData } from '../../src/views/portfolio';
import { StatusData } from '../../src/views/status';

const folder = join(__dirname, '../../cards/templates');
const files = readdirSync(folder);
const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'));

const schemas: Record<TemplateName, z.ZodType<Card['data']>> = {
  home: HomeData,
  preparation: PreparationData,
  question: QuestionData,
  answers: AnswersData,
  conflict: ConflictData,
  receipt: ReceiptData,
  'follow-up': FollowUpData,
  agreement: AgreementData,
  receipts: ReceiptsData,
  form: FormData,
  choose: ChooseData,
  status: StatusData,
  portfolio: PortfolioData,
  next: NextData,
  notice: NoticeData,
  basis: BasisData,
};

const samples = files
  .filter((name) => name.endsWith('.sample.json'))
  .map((name) => ({ name, template: name.split('.')[0] as TemplateName }));

describe.each(templates)('the template %s', (template) => {
  it('has a sample that a designer can open', () => {
    expect(files).toContain(`${template}.sample.json`);
  });

  it('has fields only, no prose', () => {
    const prose = partsOf(read(`${template}.json`)).flatMap(({ path, json }) =>
      ['text', 'title', 'label', 'value', 'url', 'verb']
        .filter((name) => name in json && !/^\$\{[^}]+\}$/.test(String(json[name])))
        .map((name) => `${path}.${name}`),
    );
    expect(prose).toEqual([]);
  });
});

it('keeps no file that belongs to no template', () => {
  const strays = files.filter((name) => !templates.some((template) => name.startsWith(`${template}.`)));
  expect(strays).toEqual([]);
});

describe.each(samples)('the sample $name', ({ name, template }) => {
  const data = schemas[template].safeParse(read(name));

  it('fits what its view gives', () => {
    expect(data.error).toBeUndefined();
    expect(data.data).toEqual(read(name));
  });

  it('makes a card without a finding', () => {
    const card = { template, data: data.data! };
    expect(findingsOf(render(card))).toEqual([]);
  });
});
