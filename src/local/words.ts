/** What `npm start` says to the person at the keyboard: short, and in Danish. */

/** Said once both answer. */
export const welcome: readonly string[] = [
  '',
  'Kvalitetsloop kører på din egen maskine, med opfundne skoler og mennesker.',
  '',
  '  Åbn       {address}',
  '  Du er     først Mette Skov, skoleleder. Det, der venter på hende, står i »Personal Chat«.',
  '',
  '  Skriv     forbered      svar på spørgsmålene før næste samtale',
  '            opfølgning    skriv, hvad I aftalte. Tryk først »Samtalen er holdt«',
  '            status        se, hvor skolen er i sit loop',
  '            næste         se de næste samtaler',
  '            hjælp         se, hvad du ellers kan',
  '            hvem          bliv en anden:',
  '',
  '            Sara Lund, elevråd                     input',
  '            Anders Holm, chef                      status, status mollevang, forbered',
  '            Jonas Krog, bestyrelse                 input',
  '            Henrik Falk, skoleleder                opfølgning',
  '            Ida Bech, dagtilbudsleder              forbered, status',
  '            Martin Vang, bestyrelse, selvejende    forbered, tilsyn',
  '            Nikoline Ry, senat                     input',
  '',
  '  Ctrl+C    stopper det hele',
  '',
];

/** Said when only the bot runs. */
export const botOnly: readonly string[] = ['Kvalitetsloop svarer på {address}. Ctrl+C stopper.'];

export const words = {
  botPortTaken:
    'Port {port} bruges af et andet program, og botten skal bruge den. Stop det andet program, eller vælg en anden port: PORT={next} npm start',
  playgroundPortTaken:
    'Port {port} bruges af et andet program, og chatvinduet skal bruge den. Stop det andet program, eller vælg en anden port: PLAYGROUND={next} npm start',
  botNotReady:
    'Botten svarede ikke på {address} inden for {seconds} sekunder. Se hvad den skrev ovenfor, og prøv igen.',
  botEnded: 'Botten stoppede af sig selv ({how}). Se hvad den skrev ovenfor, og start igen: npm start',
  playgroundMissing:
    'Chatvinduet er ikke installeret (det er en udviklingspakke). Kør npm ci uden --omit=dev for at få det. Botten kører videre på {address}.',
  playgroundFailed:
    'Chatvinduet kunne ikke starte; se {log}. Botten kører videre på {address}. Prøv igen, eller vælg en anden port: PLAYGROUND={next} npm start',
  playgroundEnded:
    'Chatvinduet stoppede ({how}); se {log}. Botten kører videre på {address}. Ctrl+C stopper.',
  stopping: 'Stopper …',
} as const;

/** Puts values in the `{slots}` of a text. */
export function say(text: string, values: Record<string, string | number> = {}): string {
  return text.replace(/\{(\w+)\}/g, (slot, name: string) => String(values[name] ?? slot));
}
