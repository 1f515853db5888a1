/** How much goes wrong. Probabilities are per call. */
export interface Faults {
  instances: number;
  store: { unavailable: number; conflict: number; crash: number; slowestMs: number };
  teams: {
    throttled: number;
    conflict: number;
    failedBefore: number;
    failedAfter: number;
    timeoutBefore: number;
    timeoutAfter: number;
    crash: number;
    slowestMs: number;
  };
  /** Mean days between outages of Teams, and between bursts of 429; 0 for never. */
  outageEveryDays: number;
  burstEveryDays: number;
  /** Mean days between crashes of an instance out of the blue. */
  crashEveryDays: number;
  /** Lengths in days of the times that everything is down, each once in a run. */
  downtimesDays: readonly number[];
  /** How far an instance's clock may be off. */
  skewMs: number;
}

const none: Faults = {
  instances: 1,
  store: { unavailable: 0, conflict: 0, crash: 0, slowestMs: 5 },
  teams: {
    throttled: 0,
    conflict: 0,
    failedBefore: 0,
    failedAfter: 0,
    timeoutBefore: 0,
    timeoutAfter: 0,
    crash: 0,
    slowestMs: 200,
  },
  outageEveryDays: 0,
  burstEveryDays: 0,
  crashEveryDays: 0,
  downtimesDays: [],
  skewMs: 0,
};

const normal: Faults = {
  instances: 2,
  store: { unavailable: 0.001, conflict: 0.001, crash: 0.000_05, slowestMs: 40 },
  teams: {
    throttled: 0.01,
    conflict: 0.003,
    failedBefore: 0.003,
    failedAfter: 0.001,
    timeoutBefore: 0.001,
    timeoutAfter: 0.001,
    crash: 0.000_1,
    slowestMs: 800,
  },
  outageEveryDays: 120,
  burstEveryDays: 60,
  crashEveryDays: 60,
  downtimesDays: [2],
  skewMs: 2_000,
};

const storm: Faults = {
  instances: 3,
  store: { unavailable: 0.01, conflict: 0.01, crash: 0.000_3, slowestMs: 300 },
  teams: {
    throttled: 0.1,
    conflict: 0.02,
    failedBefore: 0.02,
    failedAfter: 0.01,
    timeoutBefore: 0.01,
    timeoutAfter: 0.01,
    crash: 0.002,
    slowestMs: 3_000,
  },
  outageEveryDays: 20,
  burstEveryDays: 8,
  crashEveryDays: 10,
  downtimesDays: [1, 9, 70],
  skewMs: 8_000,
};

export const faultLevels = { none, normal, storm } as const;
export type FaultLevel = keyof typeof faultLevels;
