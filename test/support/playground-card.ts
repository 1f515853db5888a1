/** An Adaptive Card as it came over the wire: any element, known or not. */
export interface Node {
  type?: string;
  id?: string;
  title?: string;
  label?: string;
  isVisible?: boolean;
  [key: string]: unknown;
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

const nodes = (value: unknown): Node[] => (Array.isArray(value) ? value.filter(isNode) : []);

const text = (value: unknown): string[] => (typeof value === 'string' && value !== '' ? [value] : []);

const childLists = ['body', 'items', 'columns', 'rows', 'cells', 'inlines', 'images', 'facts', 'actions'];

/** A card on the screen: what it reads, what is filled in, and what is unfolded. */
export class ShownCard {
  readonly #values = new Map<string, string>();
  readonly #unfolded = new Set<Node>();
  readonly #missing = new Set<Node>();

  constructor(readonly root: Node) {}

  /** Each element with the (sub)cards it lies in, outermost first; those that can be seen, or also the hidden ones. */
  *#seen(
    node = this.root,
    within: Node[] = [],
    isHiddenToo = false,
  ): Generator<{ node: Node; within: Node[] }> {
    if (node.isVisible === false && !isHiddenToo) return;
    const cards = node.type === 'AdaptiveCard' ? [...within, node] : within;
    yield { node, within: cards };
    for (const list of childLists)
      for (const child of nodes(node[list])) yield* this.#seen(child, cards, isHiddenToo);
    if (isNode(node['selectAction'])) yield* this.#seen(node['selectAction'], cards, isHiddenToo);
    if (isNode(node['card']) && this.#unfolded.has(node)) yield* this.#seen(node['card'], cards, isHiddenToo);
  }

  text(): string {
    const lines = [...this.#seen()].flatMap(({ node }) => [
      ...text(node.label),
      ...text(node['text']),
      ...text(node.title),
      ...(node.type?.startsWith('Input.') ? [] : text(node['value'])),
      ...nodes(node['choices']).flatMap((choice) => text(choice.title)),
      ...(this.#missing.has(node) ? text(node['errorMessage']) : []),
    ]);
    return lines.join('\n');
  }

  input(field: string): Node | undefined {
    const inputs = this.#inputs();
    return (
      inputs.find((node) => node.label === field) ??
      inputs.find((node) => node.id === field || (node.type === 'Input.Toggle' && node.title === field))
    );
  }

  action(title: string): Node | undefined {
    return this.#find(title)?.node;
  }

  #find(title: string): { node: Node; within: Node[] } | undefined {
    return [...this.#seen()].find(({ node }) => node.type?.startsWith('Action.') && node.title === title);
  }

  #inputs(): Node[] {
    return [...this.#seen()].map(({ node }) => node).filter(({ type }) => type?.startsWith('Input.'));
  }

  /** What a client sends of a (sub)card: also of what is folded in it. */
  #inputsOf(card: Node): Node[] {
    return [...this.#seen(this.root, [], true)]
      .filter(({ node, within }) => node.type?.startsWith('Input.') && within.at(-1) === card)
      .map(({ node }) => node);
  }

  fill(input: Node, value: string): void {
    this.#values.set(input.id ?? '', value);
  }

  /** Picks a choice; `undefined` when the input has no such choice. */
  choose(input: Node, option: string): true | undefined {
    const choice = nodes(input['choices']).find(({ title }) => title === option);
    if (choice === undefined) return undefined;
    const value = String(choice['value']);
    const before = this.#value(input)?.split(',') ?? [];
    const several = before.includes(value) ? before.filter((one) => one !== value) : [...before, value];
    this.fill(input, input['isMultiSelect'] === true ? several.join(',') : value);
    return true;
  }

  /** What a person reads in an input: its text, or the title of what is chosen. */
  read(input: Node): string {
    const value = this.#value(input) ?? '';
    const choice = nodes(input['choices']).find((one) => one['value'] === value);
    return choice?.title ?? value;
  }

  #value(input: Node): string | undefined {
    const value = this.#values.get(input.id ?? '') ?? input['value'];
    const given = typeof value === 'number' ? String(value) : typeof value === 'string' ? value : undefined;
    if (input.type !== 'Input.Toggle') return given === '' ? undefined : given;
    const on = typeof input['valueOn'] === 'string' ? input['valueOn'] : 'true';
    const off = typeof input['valueOff'] === 'string' ? input['valueOff'] : 'false';
    return given === 'true' || given === on ? on : off;
  }

  /**
   * The values that go along with an action: those of its card and the cards around it, but not of
   * cards folded out beside it. `undefined` when a required one is missing, which the card then says.
   */
  valuesFor(title: string): Record<string, string> | undefined {
    const found = this.#find(title);
    if (found === undefined || found.node['associatedInputs'] === 'none') return {};
    const inputs = found.within.flatMap((card) => this.#inputsOf(card));
    this.#missing.clear();
    for (const input of inputs) {
      if (input['isRequired'] === true && this.#value(input) === undefined) this.#missing.add(input);
    }
    if (this.#missing.size > 0) return undefined;
    const filled = inputs.map((input) => [input.id ?? '', this.#value(input)] as const);
    return Object.fromEntries(filled.flatMap(([id, value]) => (value === undefined ? [] : [[id, value]])));
  }

  /** Carries out an action that needs no bot; false when it needs one. */
  unfold(action: Node): boolean {
    if (action.type === 'Action.ShowCard') {
      if (!this.#unfolded.delete(action)) this.#unfolded.add(action);
      return true;
    }
    if (action.type === 'Action.ToggleVisibility') {
      const targets = (
        action['targetElements'] as (string | { elementId: string; isVisible?: boolean })[]
      ).map((target) => (typeof target === 'string' ? { elementId: target, isVisible: undefined } : target));
      for (const { elementId, isVisible } of targets) this.#toggle(this.root, elementId, isVisible);
      return true;
    }
    return action.type === 'Action.OpenUrl';
  }

  #toggle(node: Node, id: string, isVisible: boolean | undefined): void {
    if (node.id === id) node.isVisible = isVisible ?? node.isVisible === false;
    for (const list of childLists) for (const child of nodes(node[list])) this.#toggle(child, id, isVisible);
  }
}
