import type { World } from './world';

/** Never answers: what a dead process was waiting for. */
const never = new Promise<never>(() => undefined);

/** One run of one process, from start to crash. */
export class Life {
  isOver = false;
  #onCrash: (() => void)[] = [];

  constructor(
    readonly name: string,
    readonly world: World,
  ) {}

  /** Time passes; if the process dies meanwhile, it never goes on. */
  async sleep(ms: number): Promise<void> {
    await this.world.sleep(ms);
    if (this.isOver) await never;
  }

  /** Stops dead, wherever it is. */
  crash(where: string): Promise<never> {
    if (!this.isOver) {
      this.isOver = true;
      this.world.note(`${this.name} dies ${where}`);
      for (const told of this.#onCrash) told();
    }
    return never;
  }

  onCrash(told: () => void): void {
    this.#onCrash.push(told);
  }
}
