import type { Deps } from '../../src/app/deps';
import type { Shelf } from '../../src/app/guides/shelf';
import { readShelf } from '../../src/guides-folder';
import { depsOver } from '../../src/wire-store';
import { importMunicipality, readImport } from '../../src/app/import-municipality';
import type { DocumentStore, Log } from '../../src/app/ports';
import { startLoops } from '../../src/app/start-loops';
import { plusMs, type Instant } from '../../src/domain/calendar/instant';
import type { Person } from '../../src/domain/people/person';
import { openSqliteStore } from '../../src/store/sqlite';
import { byTest } from '../fixtures/app';
import { Answers } from './answers';
import type { Breaking } from './breaking';
import { checkAll, type Finding } from './checks';
import { DueIndex } from './due-index';
import { faultLevels, type FaultLevel, type Faults } from './faults';
import { faultyStore } from './faulty-store';
import { Instance } from './instance';
import { Ledger } from './ledger';
import { Life } from './life';
import { aMunicipality, schoolHolidays } from './municipality';
import { dayMs, People, type Act } from './people';
import { Random } from './random';
import { addSomething, cancelSomething, goAway, moveSomething, type StandIn } from './spontaneous';
import { SimulatedTeams } from './teams';
import { World } from './world';

export interface SimulationOptions {
  seed: number;
  units: number;
  years: number;
  faults: FaultLevel;
  /** Breaks a rule on purpose, to show that the checks find it. */
  breaking?: Breaking;
  /** Told how far it is. */
  progress?: (now: Instant, posts: number) => void;
}

export interface Outcome {
  counts: Record<string, number>;
  findings: Finding[];
  lastEvents: readonly string[];
  /** The same for two runs with the same options. */
  history: string;
}

const start: Instant = '2026-12-01T07:00:00.000Z';
/** At the end nothing goes wrong for a while, so that what is under way comes to its end: on a workday, past New Year. */
const quietDays = 48;
const quiet: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

let shelf: Shelf | undefined;

function theShelf(): Shelf {
  return (shelf ??= readShelf());
}

/** One municipality through some years: the real app and store, under a virtual clock. */
export class Simulation {
  readonly world = new World(start);
  readonly random: Random;
  readonly due = new DueIndex();
  readonly ledger = new Ledger();
  readonly answers = new Answers();
  readonly #file = openSqliteStore({ file: ':memory:' });
  readonly store: DocumentStore = this.due.watching(this.#file);
  readonly teams: SimulatedTeams;
  readonly instances: Instance[] = [];
  readonly endAt: Instant;
  /** All who were imported, as they were then. */
  readonly people = new Map<string, Person>();
  readonly counts: Record<string, number> = {
    starts: 0,
    crashes: 0,
    rounds: 0,
    downtimes: 0,
    outages: 0,
    bursts: 0,
  };
  /** By unit: its chef and its leaders. */
  readonly units = new Map<string, string[]>();
  readonly standIns: StandIn[] = [];
  crowd!: People;
  #isDown = false;
  #isQuiet = false;

  constructor(readonly options: SimulationOptions) {
    this.random = new Random(options.seed, 'simulation');
    this.endAt = plusMs(start, Math.round(options.years * 365 * dayMs));
    this.teams = new SimulatedTeams(
      this.world,
      this.random.stream('teams'),
      () => this.faults.teams,
      this.ledger,
      (post) => {
        this.crowd.onCard(post);
      },
    );
  }

  get faults(): Faults {
    return this.#isQuiet ? faultLevels.none : faultLevels[this.options.faults];
  }

  /** The administration's own deps: nothing goes wrong when files are imported. */
  get calm(): Deps {
    return depsOver(this.store, { clock: { now: () => this.world.now() }, log: quiet, shelf: theShelf() });
  }

  async setUp(): Promise<void> {
    await this.store.ready();
    const { files, decided } = aMunicipality(this.options.units, this.random.stream('municipality'));
    const { plan, findings } = readImport(files);
    if (findings[0]) throw new Error(`${findings[0].file}:${findings[0].line}: ${findings[0].message}`);
    await this.calm.municipality.saveHolidays(schoolHolidays, byTest);
    await importMunicipality(this.calm, plan);
    await startLoops(this.calm, { area: '6-18', decided: decided['6-18'] });
    this.world.at(Date.parse('2027-01-20T09:00:00.000Z'), () => {
      void startLoops(this.calm, { area: '0-6', decided: decided['0-6'] });
    });
    for await (const person of this.calm.people.all()) this.people.set(person.id, person);
    for await (const { unit } of this.calm.units.summaries()) {
      const leaders = unit.members.filter(({ role }) => role === 'leader').map(({ personId }) => personId);
      this.units.set(unit.id, [unit.chefId, ...leaders]);
    }
    this.crowd = new People(
      {
        world: this.world,
        teams: this.teams,
        answers: this.answers,
        people: this.people,
        instance: (random) => (this.instances.length > 0 ? random.pick(this.instances) : undefined),
      },
      this.options.seed,
    );
  }

  startInstance(): void {
    if (this.#isDown || this.instances.length >= this.faults.instances) return;
    this.counts['starts']! += 1;
    const name = `bot-${this.counts['starts']}`;
    const life = new Life(name, this.world);
    const random = this.random.stream(name);
    const skewMs = random.between(-this.faults.skewMs, this.faults.skewMs);
    const clock = { now: (): Instant => plusMs(this.world.now(), skewMs) };
    const watcher = this.ledger.watcherOf(life);
    const store = faultyStore(this.store, this.world, random, () => this.faults.store, life, watcher);
    const deps = depsOver(store, { clock, log: quiet, shelf: theShelf() });
    const instance = new Instance(life, this.options.breaking?.(deps, store) ?? deps, this.teams, this.due);
    this.instances.push(instance);
    life.onCrash(() => {
      this.#bury(instance, random);
    });
    this.world.note(`${name} starts`);
    this.world.after(random.between(0, 15_000), () => void instance.run());
  }

  #bury(instance: Instance, random: Random): void {
    this.instances.splice(this.instances.indexOf(instance), 1);
    this.counts['crashes']! += 1;
    this.counts['rounds']! += instance.rounds;
    this.world.after(random.between(5, 900) * 1000, () => {
      this.startInstance();
    });
  }

  /** Everything is off, and after some days on again. */
  goDown(days: number): void {
    if (this.#isQuiet) return;
    this.counts['downtimes']! += 1;
    this.#isDown = true;
    this.world.note(`down for ${days} days`);
    for (const { life } of [...this.instances]) void life.crash('at the stop');
    this.world.after(days * dayMs, () => {
      this.#isDown = false;
      for (let nth = 0; nth < this.faults.instances; nth += 1) this.startInstance();
    });
  }

  /** Something that happens again and again, at random, every so many days in the mean. */
  again(name: string, everyDays: number, happen: (random: Random) => void): void {
    if (everyDays === 0) return;
    const random = this.random.stream(name);
    const next = (): void => {
      this.world.after(Math.round(-Math.log(1 - random.next()) * everyDays * dayMs), () => {
        if (!this.#isQuiet) happen(random);
        next();
      });
    };
    next();
  }

  schedule(): void {
    const { world, teams, faults } = this;
    for (let nth = 0; nth < faults.instances; nth += 1) this.startInstance();
    const arrivals = this.random.stream('arrivals');
    // Some have the app from the start, some get it later, a few never do.
    for (const id of this.people.keys()) {
      if (arrivals.chance(0.03)) continue;
      const isLate = arrivals.chance(0.2);
      world.after(isLate ? arrivals.between(10, 200) * dayMs : arrivals.between(1, 72) * 3_600_000, () => {
        this.crowd.install(id);
      });
    }
    this.again('crash', faults.crashEveryDays, (random) => {
      if (this.instances.length > 0) void random.pick(this.instances).life.crash('out of the blue');
    });
    this.again('outage', faults.outageEveryDays, (random) => {
      this.counts['outages']! += 1;
      teams.outageUntilMs = world.nowMs + random.between(1, 180) * 60_000;
    });
    this.again('burst', faults.burstEveryDays, (random) => {
      this.counts['bursts']! += 1;
      teams.burstUntilMs = world.nowMs + random.between(1, 30) * 60_000;
    });
    this.again('uninstall', 400 / this.people.size, (random) => {
      this.crowd.uninstall(random.pick([...this.people.keys()]));
    });
    this.#scheduleChanges();
    const downtimes = this.random.stream('downtime');
    const lastDay = Math.floor(this.options.years * 365) - 80;
    for (const days of faults.downtimesDays)
      world.after(downtimes.between(30, lastDay) * dayMs, () => {
        this.goDown(days);
      });
  }

  /** Now and then chef and leader of a unit move, add or call off a meeting. */
  #scheduleChanges(): void {
    const units = [...this.units.keys()];
    const byOneOfThePair = (what: string, everyDays: number, actOf: (unitId: string) => Act): void => {
      this.again(what, everyDays / units.length, (random) => {
        const unitId = random.pick(units);
        const pair = this.units.get(unitId) ?? [];
        if (pair.length > 0) this.crowd.act(random.pick(pair), what, actOf(unitId));
      });
    };
    byOneOfThePair('moves a meeting', 120, moveSomething);
    byOneOfThePair('adds a 1:1', 300, addSomething);
    byOneOfThePair('calls a 1:1 off', 400, cancelSomething);
    byOneOfThePair('goes away', 300, (unitId) => goAway(unitId, this.standIns));
  }

  close(): Promise<void> {
    return this.#file.close();
  }

  async run(): Promise<Outcome> {
    await this.setUp();
    this.schedule();
    for (let at = start; at < this.endAt; at = plusMs(at, 30 * dayMs)) {
      this.options.progress?.(this.world.now(), this.teams.posts.length);
      await this.world.runUntil(at < this.endAt ? at : this.endAt);
    }
    await this.world.runUntil(this.endAt);
    this.#isQuiet = true;
    this.#isDown = false;
    this.startInstance();
    await this.world.runUntil(plusMs(this.endAt, quietDays * dayMs));
    this.ledger.close();
    const { findings, counts } = await checkAll(this);
    for (const { rounds } of this.instances) this.counts['rounds']! += rounds;
    await this.close();
    return {
      counts: { ...this.counts, ...this.crowd.counts, ...counts },
      findings,
      lastEvents: this.world.history.last,
      history: this.world.history.digest(),
    };
  }
}

export function simulate(options: SimulationOptions): Promise<Outcome> {
  return new Simulation(options).run();
}
