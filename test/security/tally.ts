/** What a part of the security run counted. In each but the first two columns, anything but 0 is a fault of the bot. */
export interface Tally {
  name: string;
  /** Requests that were sent. */
  tried: number;
  /** Those that had to be refused, and were. */
  refused: number;
  /** Those that had to be refused, and were not. */
  letThrough: number;
  /** The bot ended, hung, or threw where nothing caught it. */
  crashes: number;
  /** Answers with an HTTP status of 500 and above, or an invoke's. */
  serverErrors: number;
  /** Refused requests after which a document was another one. */
  changedByRefused: number;
  /** One line for each fault: what was sent, by whom, and what came of it; never what people wrote. */
  findings: string[];
}

export function emptyTally(name: string): Tally {
  return {
    name,
    tried: 0,
    refused: 0,
    letThrough: 0,
    crashes: 0,
    serverErrors: 0,
    changedByRefused: 0,
    findings: [],
  };
}

/** @param options.seed of everything that is left to chance; @param options.size how many activities, at least */
export type SecurityRun = (options: { seed: number; size: number }) => Promise<Tally>;
