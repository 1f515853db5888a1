import { chromium, type Browser, type Locator, type Page } from 'playwright-core';
import { browserFlags, findBrowser } from './browser';
import type { Playground } from './playground';
import { contains, lately, pause, until, withinMs, type Chat } from './playground-chat';
import { Transcript, type InvokeAnswer } from './playground-transcript';

export interface View {
  width?: number;
  height?: number;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A label as the page shows it: with a star after it when the input must be filled. */
const labelled = (label: string): RegExp => new RegExp(`^\\s*${escaped(label)}\\s*\\*?\\s*$`);

/** The chat as a person sees it: the Playground's own page in a real browser. */
export class BrowserChat implements Chat {
  readonly kind = 'browser';
  patienceMs = withinMs;
  #underWay = 0;

  private constructor(
    readonly playground: Playground,
    readonly browser: Browser,
    readonly page: Page,
    /** What came over the wire: the page itself does not tell an input's id. */
    readonly transcript: Transcript,
  ) {}

  static async open(playground: Playground, view: View = {}): Promise<BrowserChat> {
    const executablePath = findBrowser();
    if (executablePath === undefined) throw new Error('No chromium on this machine.');
    const browser = await chromium.launch({ executablePath, headless: true, args: browserFlags });
    const { width = 1400, height = 1000 } = view;
    const page = await browser.newPage({ viewport: { width, height }, locale: 'da-DK' });
    const chat = new BrowserChat(playground, browser, page, new Transcript(playground.conversationId));
    try {
      await chat.#load();
    } catch (error) {
      await browser.close();
      throw error;
    }
    return chat;
  }

  async #load(): Promise<void> {
    const { page, transcript } = this;
    page.setDefaultTimeout(withinMs);
    // The page asks for fonts and pictures from elsewhere, and waits for them.
    await page.route(
      ({ hostname }) => hostname !== 'localhost',
      (route) => route.abort(),
    );
    page.on('websocket', (socket) => {
      if (!socket.url().endsWith('/conversations/stream')) return;
      socket.on('framereceived', ({ payload }) => {
        transcript.take(String(payload));
      });
    });
    const isCall = (url: string): boolean => url.includes('/_conversation/');
    page.on('request', (request) => (this.#underWay += isCall(request.url()) ? 1 : 0));
    page.on('requestfailed', (request) => (this.#underWay -= isCall(request.url()) ? 1 : 0));
    page.on('requestfinished', async (request) => {
      if (!isCall(request.url())) return;
      if (request.url().endsWith('/invoke')) {
        const { replyToId } = request.postDataJSON() as { replyToId: string };
        const answer = (await (await request.response())?.json()) as InvokeAnswer;
        transcript.answer(replyToId, answer);
      }
      this.#underWay -= 1;
    });
    // The page first waits up to 15 seconds for the bot.
    await page.goto(this.playground.url);
    await this.#box.waitFor({ timeout: 30_000 });
    const logPanel = page.getByTitle('Hide log panel');
    if (await logPanel.isVisible()) await logPanel.click();
  }

  get #box(): Locator {
    return this.page.locator('[role="textbox"][contenteditable="true"]');
  }

  /** Whole cards only: a folded-out card within another is an `.ac-adaptiveCard` too. */
  get #cards(): Locator {
    return this.page.locator('.ac-adaptiveCard:not(.ac-adaptiveCard .ac-adaptiveCard)');
  }

  async say(text: string): Promise<void> {
    await this.#box.click();
    await this.page.keyboard.type(text);
    await this.page.getByRole('button', { name: 'Send Message' }).click();
    await this.#settled();
  }

  messages(): Promise<string[]> {
    return this.page.locator('.fai-OutputCard').allInnerTexts();
  }

  cards(): Promise<string[]> {
    return this.#cards.allInnerTexts();
  }

  async lastCard(): Promise<string> {
    return (await this.cards()).at(-1) ?? '';
  }

  /** Within the newest card that has it. */
  async #newest(what: string, within: (card: Locator) => Locator): Promise<Locator> {
    return until(
      async () => {
        for (const card of (await this.#cards.all()).toReversed()) {
          const found = within(card).filter({ visible: true });
          if ((await found.count()) > 0) return found.first();
        }
        return undefined;
      },
      async () => `No card shows ${what}.\n${lately(await this.messages())}`,
      this.patienceMs,
    );
  }

  #field(field: string): Promise<Locator> {
    const input = this.transcript.newest((card) => card.input(field));
    const label = input?.label ?? input?.title ?? field;
    return this.#newest(`an input "${label}"`, (card) => card.getByLabel(labelled(label)));
  }

  async fill(field: string, value: string): Promise<void> {
    const control = await this.#field(field);
    const kind = await control.getAttribute('type');
    const css = await control.locator('xpath=..').getAttribute('class');
    if (kind === 'checkbox') await control.setChecked(value === 'true');
    else if (css?.includes('fui-DatePicker')) await this.#pickDate(control, value);
    else {
      await control.fill(value);
      if (css?.includes('fui-TimePicker')) await control.press('Enter');
      else await control.press('Tab');
    }
  }

  /** The date box takes no typing. Its calendar speaks English whatever the language. */
  async #pickDate(control: Locator, date: string): Promise<void> {
    const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
    const monthName = new Date(year, month - 1).toLocaleString('en', { month: 'long' });
    await control.click();
    const heading = this.page.locator('.fui-Calendar').getByRole('button', { name: /^[A-Z][a-z]+ \d{4}$/ });
    await heading.first().waitFor();
    for (let step = 0; step < 60; step += 1) {
      const shown = Date.parse(`1 ${(await heading.first().innerText()).trim()}`);
      const wanted = Date.parse(`1 ${monthName} ${year}`);
      if (shown === wanted) break;
      await this.page
        .getByTitle(shown < wanted ? /^Next month/ : /^Previous month/)
        .first()
        .click();
    }
    await this.page.getByRole('button', { name: `${day}, ${monthName}, ${year}`, exact: true }).click();
  }

  async choose(field: string, option: string): Promise<void> {
    const control = await this.#field(field);
    if ((await control.getAttribute('role')) !== 'combobox') {
      // Of several boxes each one bears the label; together they lie two levels up.
      const isBox = (await control.getAttribute('type')) === 'checkbox';
      const group = isBox ? control.locator('xpath=../..') : control;
      await group.getByText(option, { exact: true }).click();
      return;
    }
    await control.click();
    const name = { name: option, exact: true };
    const choice = this.page.getByRole('option', name).or(this.page.getByRole('menuitemcheckbox', name));
    await choice.first().click();
    if ((await control.getAttribute('aria-expanded')) === 'true') await control.press('Escape');
  }

  async read(field: string): Promise<string> {
    return (await this.#field(field)).inputValue();
  }

  async press(title: string): Promise<void> {
    const button = await this.#newest(`a button "${title}"`, (card) =>
      card.getByRole('button', { name: title, exact: true }),
    );
    await button.click();
    await this.#settled();
  }

  /** What a click sends is sent at once; what comes back is drawn soon after. */
  async #settled(): Promise<void> {
    await pause(100);
    await until(
      () => this.#underWay === 0 || undefined,
      async () => `The Playground did not answer.\n${lately(await this.messages())}`,
      2 * withinMs,
    );
    await pause(100);
  }

  async waitForText(text: string | RegExp): Promise<void> {
    await until(
      async () => contains(await this.messages(), text) || undefined,
      async () => `The bot never posted ${String(text)}.\n${lately(await this.messages())}`,
      this.patienceMs,
    );
  }

  async screenshot(file: string): Promise<void> {
    await this.page.screenshot({ path: file });
  }

  async close(): Promise<void> {
    await this.browser.close();
  }
}
